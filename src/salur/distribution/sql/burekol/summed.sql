-- purpose: counts what waits for banks to open under a region, and since when too long
-- reads: distribution_burekol
-- writes: nothing
-- grain: one row: families sent and unanswered, of these late, families made ready and not sent yet

SELECT
    coalesce(sum(complete - opened - failed) FILTER (WHERE sent_on IS NOT NULL), 0)::integer,
    coalesce(sum(complete - opened - failed) FILTER (WHERE due < %(today)s::date), 0)::integer,
    coalesce(sum(complete - opened - failed) FILTER (WHERE sent_on IS NULL), 0)::integer
FROM distribution_burekol
WHERE path <@ %(path)s::ltree AND cancelled_at IS NULL AND complete > opened + failed;
