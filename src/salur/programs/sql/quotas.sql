-- purpose: tells the quota of each region that was given one, how much of it the lists fill, and how
--          many of the listed have an account and hold a card
-- reads: programs_quota, programs_list_desa, programs_list_reach
-- writes: nothing
-- grain: one region that was given a quota, at whatever level; kpm is null where claims contradict
--        each other, accounts and cards where nobody counted them

WITH listed AS (
    SELECT left(d.kode_wilayah, level.digits) AS kode_wilayah, sum(d.families) AS families,
        sum(r.accounts) AS accounts, sum(r.cards) AS cards
    FROM programs_list_desa d
    LEFT JOIN programs_list_reach r USING (list_id, kode_wilayah)
    CROSS JOIN (VALUES (2), (4), (6), (10)) AS level (digits)
    WHERE d.program = %(program)s AND d.period = %(period)s
        AND d.kode_wilayah >= %(lowest)s AND d.kode_wilayah < %(highest)s
    GROUP BY 1
)
SELECT
    q.kode_wilayah,
    CASE WHEN count(DISTINCT q.kpm) = 1 THEN min(q.kpm) END AS kpm,
    coalesce(max(l.families), 0)::int AS listed,
    array_agg(DISTINCT q.kpm) AS claimed,
    max(l.accounts)::int AS accounts,
    max(l.cards)::int AS cards
FROM programs_quota q
LEFT JOIN listed l USING (kode_wilayah)
WHERE q.program = %(program)s AND q.period = %(period)s AND q.superseded_at IS NULL
    AND q.kode_wilayah >= %(lowest)s AND q.kode_wilayah < %(highest)s
GROUP BY q.kode_wilayah
ORDER BY q.kode_wilayah;
