-- purpose: tells the quotas that families of a kab/kota count against, from a month on
-- reads: programs_quota, programs_list
-- writes: nothing
-- grain: one region and month, at whatever level a quota was given; kpm is null where claims contradict each other

WITH newest AS (
    SELECT DISTINCT program FROM programs_list
    WHERE kode_wilayah = %(code)s
        AND period = (SELECT max(period) FROM programs_list WHERE kode_wilayah = %(code)s)
),
claimed AS (
    SELECT
        program, period, kode_wilayah, CASE WHEN count(DISTINCT kpm) = 1 THEN min(kpm) END AS kpm
    FROM programs_quota
    WHERE superseded_at IS NULL AND period >= %(first)s
        AND (left(kode_wilayah, 4) = %(code)s OR kode_wilayah = left(%(code)s, 2))
    GROUP BY program, period, kode_wilayah
),
chosen AS (
    SELECT
        c.*, n.program IS NOT NULL AS is_listed,
        bool_or(n.program IS NOT NULL AND coalesce(c.kpm, 1) > 0) OVER (PARTITION BY c.period) AS some_listed
    FROM claimed c
    LEFT JOIN newest n USING (program)
)
SELECT kode_wilayah, period, CASE WHEN bool_and(kpm IS NOT NULL) THEN sum(kpm)::integer END
FROM chosen
WHERE is_listed OR NOT some_listed
GROUP BY kode_wilayah, period
ORDER BY kode_wilayah, period;
