-- purpose: writes lines of a draft, or other words in the place of those that are there
-- reads: nothing
-- writes: transition_plan_line
-- grain: one desa

INSERT INTO transition_plan_line (plan, kode_wilayah, path, families, first, stays, review, open_gates)
SELECT %(plan)s, kode_wilayah, path::ltree, families, first, stays, review,
    CASE WHEN gates = '' THEN '{}'::text[] ELSE string_to_array(gates, ' ') END
FROM unnest(
    %(codes)s::text[], %(paths)s::text[], %(families)s::int[], %(firsts)s::int[], %(stays)s::text[],
    %(reviews)s::int[], %(gates)s::text[]
) AS given (kode_wilayah, path, families, first, stays, review, gates)
ORDER BY kode_wilayah
ON CONFLICT (plan, kode_wilayah) DO UPDATE SET
    families = excluded.families, first = excluded.first, stays = excluded.stays, review = excluded.review,
    open_gates = excluded.open_gates;
