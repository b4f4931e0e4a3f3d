-- purpose: counts the complaints that wait for an organisation: forwarded to it, and where it is the office of a
--          kab/kota whatever nobody answered there yet
-- reads: coordination_complaint
-- writes: nothing
-- grain: one organisation

SELECT count(*), count(*) FILTER (WHERE due < %(today)s)
FROM coordination_complaint
WHERE (state = 'FORWARDED' AND forwarded_org = %(organisation)s)
    OR (%(is_office)s AND state IN ('RECEIVED', 'VERIFIED', 'REOPENED') AND path <@ ANY (%(paths)s::ltree[]));
