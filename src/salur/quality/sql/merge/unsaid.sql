-- purpose: let a snapshot that has no such column say of it what the base says
-- reads:   base
-- writes:  {side}
-- grain:   one family
UPDATE {side} s SET {column} = b.{column} FROM base b WHERE b.id_kpm = s.id_kpm;
