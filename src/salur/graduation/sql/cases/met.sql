-- purpose: gives the dimensions that visits found met
-- reads: graduation_visit
-- writes: nothing
-- grain: one visit

SELECT id, met FROM graduation_visit WHERE id = ANY (%(visits)s) ORDER BY id;
