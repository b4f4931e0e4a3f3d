-- purpose: ends what was said of an area before, where it is said otherwise now
-- reads: nothing
-- writes: transition_fact
-- grain: one area and kind

UPDATE transition_fact f SET superseded_at = %(at)s
FROM unnest(
    %(kinds)s::text[], %(codes)s::text[], %(holds)s::boolean[], %(values)s::text[],
    %(numbers)s::text[], %(days)s::date[], %(notes)s::text[]
) AS given (kind, kode_wilayah, holds, value, number, on_day, note)
WHERE f.superseded_at IS NULL AND f.kind = given.kind AND f.kode_wilayah = given.kode_wilayah
    AND (f.holds, f.value, f.number, f.on_day, f.note)
        <> (given.holds, given.value, given.number, given.on_day, given.note);
