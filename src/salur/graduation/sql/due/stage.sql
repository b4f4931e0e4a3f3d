-- purpose: ranks who is due for a home visit: by time on the list, by the last visit, by the age of what is verified
-- reads: registry_member (temporary), graduation_visit
-- writes: graduation_due (temporary, gone at commit)
-- grain: one family that is due; `why` in the order of the columns before it. The twin of domain/due.py: who never was
--        a beginning is due since ever, and a visit counts as having looked at what is verified

DROP TABLE IF EXISTS pg_temp.graduation_due;
CREATE TEMPORARY TABLE graduation_due ON COMMIT DROP AS
WITH limits AS (
    SELECT * FROM unnest(%(names)s::text[], %(paths)s::ltree[], %(values)s::integer[]) AS l (name, path, value)
),
held AS MATERIALIZED (
    SELECT
        d.kode_wilayah,
        make_interval(months => (
            SELECT value FROM limits l WHERE name = 'visit_after_months' AND d.path <@ l.path
            ORDER BY nlevel(l.path) DESC LIMIT 1
        )) AS after,
        make_interval(months => (
            SELECT value FROM limits l WHERE name = 'visit_again_months' AND d.path <@ l.path
            ORDER BY nlevel(l.path) DESC LIMIT 1
        )) AS again,
        make_interval(years => (
            SELECT value FROM limits l WHERE name = 'verification_years' AND d.path <@ l.path
            ORDER BY nlevel(l.path) DESC LIMIT 1
        )) AS verified
    FROM (SELECT DISTINCT kode_wilayah, path FROM registry_member) d
),
seen AS MATERIALIZED (
    SELECT v.family, max(v.visited_on) AS day
    FROM graduation_visit v
    JOIN registry_member m ON m.family_id = v.family
    WHERE v.withdrawn_at IS NULL
    GROUP BY v.family
),
days AS (
    SELECT
        m.*, s.day AS last_visit,
        CASE WHEN s.day IS NULL THEN (coalesce(m.member_from, %(ever)s::date) + h.after)::date END AS listed,
        (s.day + h.again)::date AS again,
        (greatest(coalesce(m.verified_on, m.member_from, %(ever)s::date), s.day) + h.verified)::date AS verify
    FROM registry_member m
    JOIN held h USING (kode_wilayah)
    LEFT JOIN seen s ON s.family = m.family_id
)
SELECT
    family_id, id_kpm, kode_wilayah, name, address, rt, rw, member_from, verified_on, last_visit,
    least(listed, again, verify) AS due_on,
    array_remove(ARRAY[
        CASE WHEN listed <= %(on)s THEN 'LISTED' END,
        CASE WHEN again <= %(on)s THEN 'AGAIN' END,
        CASE WHEN verify <= %(on)s THEN 'VERIFY' END
    ], NULL) AS why
FROM days
WHERE least(listed, again, verify) <= %(on)s;
