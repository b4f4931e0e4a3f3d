-- purpose: makes the follow-ups of every case that has left and has none; and one more for each whose follow-ups are
--          all done, so that nobody is forgotten who does not stand
-- reads: graduation_case, graduation_follow_up
-- writes: graduation_follow_up
-- gives: how many were made
-- grain: one case and number of months; again it makes none; with `cases` of those alone

WITH first AS (
    SELECT c.id, m.months, m.months = %(last)s AS last, c.left_from, c.code, c.path
    FROM graduation_case c
    CROSS JOIN unnest(%(months)s::integer[]) AS m (months)
    WHERE c.state = 'LEFT' AND (%(cases)s::uuid[] IS NULL OR c.id = ANY (%(cases)s))
        AND NOT EXISTS (SELECT FROM graduation_follow_up f WHERE f.case_id = c.id)
),
all_done AS (
    SELECT c.id, c.left_from, c.code, c.path, max(f.months) AS months, max(f.done_on) AS done_on
    FROM graduation_case c
    JOIN graduation_follow_up f ON f.case_id = c.id
    WHERE c.state = 'LEFT' AND (%(cases)s::uuid[] IS NULL OR c.id = ANY (%(cases)s))
    GROUP BY c.id
    HAVING bool_and(f.done_on IS NOT NULL)
),
once_more AS (
    SELECT d.id, n.months, true AS last, d.left_from, d.code, d.path
    FROM all_done d
    CROSS JOIN LATERAL (
        SELECT d.months + k * %(again)s AS months
        FROM generate_series(1, 1200) AS k
        WHERE to_date(d.left_from::text, 'YYYYMM') + make_interval(months => d.months + k * %(again)s) > d.done_on
        ORDER BY k
        LIMIT 1
    ) n
),
made AS (
    INSERT INTO graduation_follow_up (case_id, code, path, waits, months, last, due_on, until_on)
    SELECT p.id, p.code, p.path, true, p.months, p.last, d.due_on, d.due_on + %(days)s::integer
    FROM (SELECT * FROM first UNION ALL SELECT * FROM once_more) p
    CROSS JOIN LATERAL (
        SELECT (to_date(p.left_from::text, 'YYYYMM') + make_interval(months => p.months))::date AS due_on
    ) d
    -- always in one order: two who follow at once wait for one another, and never both
    ORDER BY p.id, p.months
    ON CONFLICT (case_id, months) DO NOTHING
    RETURNING 1
)
SELECT count(*) FROM made;
