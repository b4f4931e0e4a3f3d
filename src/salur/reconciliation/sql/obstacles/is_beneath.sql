-- purpose: the condition that says of an exception whether it lies beneath an obstacle; the same as
--          grouped.sql groups by, which a test holds it to
-- reads:   reconciliation_exception e, places_heir
-- writes:  nothing
-- grain:   one exception
e.resolved_kind IS NULL AND e.owner <> 'nobody_yet' AND e.program = %(program)s
    AND CASE %(code)s WHEN '' THEN e.code = '-' ELSE
        (e.path <@ %(path)s::ltree OR e.path = ANY (%(came)s::ltree[])) AND e.path <> ALL (%(went)s::ltree[]) END
    AND (CASE e.unit WHEN 'IDR' THEN e.class ELSE 0 END, e.strand,
         CASE WHEN e.class = 10 AND e.unit = 'IDR' THEN coalesce(e.reason, '') ELSE '' END) IN (
        SELECT r.class, r.strand, r.reason
        FROM unnest(%(classes)s::smallint[], %(strands)s::text[], %(reasons)s::text[]) AS r (class, strand, reason))
    AND (%(party)s::uuid IS NULL OR e.party = %(party)s)
    AND (%(is_of_shop)s IS FALSE OR %(subject)s = coalesce((
        SELECT s.subject FROM unnest(%(shop_places)s::text[], %(shops)s::text[]) AS s (place, subject)
        WHERE s.place IN (SELECT unnest(ARRAY[left(c.code, 6), c.code]) FROM (
            SELECT coalesce((SELECT h.new_code FROM places_heir h WHERE h.old_code = e.kode_wilayah), e.kode_wilayah) AS code
        ) c)
        ORDER BY length(s.place) LIMIT 1), ''))
