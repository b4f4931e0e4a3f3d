-- purpose: gives one paper about rice
-- reads: distribution_rice_paper
-- writes: nothing
-- grain: one paper

SELECT id, kind, number, refers, dated, code, ltree2text(path), first_period, last_period, grams, rejected_g, reason, place,
    transport, point_id, made_by, made_by_name, made_at, organisation, evidence_id
FROM distribution_rice_paper WHERE id = %(id)s;
