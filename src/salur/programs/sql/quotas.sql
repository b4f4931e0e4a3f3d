-- purpose: tells the quota of each region that was given one, and how much of it the lists fill
-- reads: programs_quota, programs_list_desa
-- writes: nothing
-- grain: one region that was given a quota, at whatever level; kpm is null where claims contradict each other

WITH listed AS (
    SELECT left(d.kode_wilayah, level.digits) AS kode_wilayah, sum(d.families) AS families
    FROM programs_list_desa d
    CROSS JOIN (VALUES (2), (4), (6), (10)) AS level (digits)
    WHERE d.program = %(program)s AND d.period = %(period)s
        AND d.kode_wilayah >= %(lowest)s AND d.kode_wilayah < %(highest)s
    GROUP BY 1
)
SELECT
    q.kode_wilayah,
    CASE WHEN count(DISTINCT q.kpm) = 1 THEN min(q.kpm) END AS kpm,
    coalesce(max(l.families), 0)::int AS listed,
    array_agg(DISTINCT q.kpm) AS claimed
FROM programs_quota q
LEFT JOIN listed l USING (kode_wilayah)
WHERE q.program = %(program)s AND q.period = %(period)s AND q.superseded_at IS NULL
    AND q.kode_wilayah >= %(lowest)s AND q.kode_wilayah < %(highest)s
GROUP BY q.kode_wilayah
ORDER BY q.kode_wilayah;
