-- purpose: the condition that says of an exception whether it lies beneath an obstacle; the same as
--          grouped.sql groups by, which a test holds it to
-- reads:   reconciliation_exception e
-- writes:  nothing
-- grain:   one exception
e.resolved_kind IS NULL AND e.owner <> 'nobody_yet' AND e.program = %(program)s
    AND CASE %(code)s WHEN '' THEN e.code = '-' ELSE e.path <@ %(path)s::ltree END
    AND (CASE e.unit WHEN 'IDR' THEN e.class ELSE 0 END, e.strand,
         CASE WHEN e.class = 10 AND e.unit = 'IDR' THEN coalesce(e.reason, '') ELSE '' END) IN (
        SELECT r.class, r.strand, r.reason
        FROM unnest(%(classes)s::smallint[], %(strands)s::text[], %(reasons)s::text[]) AS r (class, strand, reason))
    AND (%(party)s::uuid IS NULL OR e.party = %(party)s)
    AND (%(is_of_shop)s IS FALSE OR %(subject)s = coalesce((
        SELECT s.subject FROM unnest(%(shop_places)s::text[], %(shops)s::text[]) AS s (place, subject)
        WHERE s.place IN (left(e.kode_wilayah, 6), e.kode_wilayah)
        ORDER BY length(s.place) LIMIT 1), ''))
