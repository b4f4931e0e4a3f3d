-- purpose: hand over what the calendar and the quotas want opened or keep open
-- reads:   nothing
-- writes:  obstacle_batch (temporary)
-- grain:   one obstacle
INSERT INTO obstacle_batch (program, cause, code, path, party, subject, period, families, rupiah, grams, words)
SELECT * FROM unnest(
    %(programs)s::text[], %(causes)s::text[], %(codes)s::text[], %(paths)s::ltree[], %(parties)s::uuid[],
    %(subjects)s::text[], %(periods)s::integer[], %(families)s::integer[], %(rupiah)s::bigint[], %(grams)s::bigint[],
    %(words)s::text[]
)
