-- purpose: where families live, by their number
-- reads:   registry_family
-- writes:  nothing
-- grain:   one family
SELECT id_kpm, path::text FROM registry_family WHERE id_kpm = ANY (%(ids)s);
