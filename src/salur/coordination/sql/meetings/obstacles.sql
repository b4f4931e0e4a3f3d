-- purpose: what stands in the way in regions: per kab/kota (or above it) what is overdue and touches most
--     families first, with how many there are; what only few may read is left out
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one live obstacle, at most so many of each kab/kota
WITH live AS (
    SELECT o.*, left(o.code, 4) AS kab,
        o.due < %(today)s AND o.state NOT IN ('RESOLVED', 'VERIFIED') AS overdue
    FROM coordination_obstacle AS o
    WHERE o.state <> 'VERIFIED' AND NOT o.restricted AND o.path <@ ANY (%(paths)s::ltree[])
), ranked AS (
    SELECT live.*, count(*) OVER (PARTITION BY kab) AS all_of_it,
        count(*) FILTER (WHERE overdue) OVER (PARTITION BY kab) AS all_overdue,
        row_number() OVER (PARTITION BY kab ORDER BY overdue DESC, families DESC, due, number) AS n
    FROM live
)
SELECT id, number, kab, code, program, cause, owner_org, party, state, due, opened_on, families, rupiah, grams,
    all_of_it::int, all_overdue::int
FROM ranked
WHERE n <= %(most)s
ORDER BY kab, n
