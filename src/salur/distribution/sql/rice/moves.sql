-- purpose: gives the moves of rice at or under a region that cover one of some months
-- reads: distribution_rice_move
-- writes: nothing
-- grain: one move, in the order of their days

SELECT kind, code, number, refers, dated, first_period, last_period, grams, rejected_g, reason, place, place_key,
    transport, point_id, paper_id, evidence_id
FROM distribution_rice_move
WHERE path <@ %(path)s::ltree AND kind <> 'COUNT'
    AND first_period <= %(last)s AND last_period >= %(first)s
ORDER BY dated, kind, number, code, grams;
