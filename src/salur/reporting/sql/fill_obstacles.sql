-- purpose: hand over what the calendar and the quotas want opened or keep open
-- reads:   nothing
-- writes:  obstacle_batch (temporary)
-- grain:   one obstacle; of two regions that are one now the larger figures speak
INSERT INTO obstacle_batch (program, cause, code, path, party, subject, period, families, rupiah, grams, words)
SELECT program, cause, code, path, party, subject, min(period), max(families), max(rupiah), max(grams), min(words)
FROM unnest(
    %(programs)s::text[], %(causes)s::text[], %(codes)s::text[], %(paths)s::ltree[], %(parties)s::uuid[],
    %(subjects)s::text[], %(periods)s::integer[], %(families)s::integer[], %(rupiah)s::bigint[], %(grams)s::bigint[],
    %(words)s::text[]
) AS w (program, cause, code, path, party, subject, period, families, rupiah, grams, words)
GROUP BY program, cause, code, path, party, subject
