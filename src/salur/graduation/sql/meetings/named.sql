-- purpose: gives number and family of some cases, so that they can be named wherever they stand now
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, number, id_kpm FROM graduation_case WHERE id = ANY (%(ids)s) ORDER BY number;
