-- purpose: let a snapshot that has no such column say of it what the base says
-- reads:   base_said
-- writes:  {own}
-- grain:   one family
UPDATE {own} s SET {column} = b.{column} FROM base_said b WHERE b.id_kpm = s.id_kpm;
