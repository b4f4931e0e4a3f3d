-- purpose: writes facts that are new; the same again is not said twice
-- reads: transition_fact
-- writes: transition_fact
-- grain: one area and kind

INSERT INTO transition_fact (
    kind, kode_wilayah, path, holds, value, number, on_day, note, evidence,
    recorded_by, recorded_by_name, recorded_at
)
SELECT kind, kode_wilayah, path::ltree, holds, value, number, on_day, note, %(evidence)s,
    %(by)s, %(by_name)s, %(at)s
FROM unnest(
    %(kinds)s::text[], %(codes)s::text[], %(paths)s::text[], %(holds)s::boolean[], %(values)s::text[],
    %(numbers)s::text[], %(days)s::date[], %(notes)s::text[]
) AS given (kind, kode_wilayah, path, holds, value, number, on_day, note)
WHERE NOT EXISTS (
    SELECT FROM transition_fact f
    WHERE f.superseded_at IS NULL AND f.kind = given.kind AND f.kode_wilayah = given.kode_wilayah
)
ORDER BY kode_wilayah, kind;
