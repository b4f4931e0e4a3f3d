-- purpose: lists of returns, newest first, with what became of what they ask back
-- reads:   reconciliation_return, reconciliation_return_line, reconciliation_unit
-- writes:  nothing
-- grain:   one list
WITH list AS (
    SELECT * FROM reconciliation_return
    WHERE (%(id)s::uuid IS NULL OR id = %(id)s::uuid)
        AND (%(path)s::ltree IS NULL OR path <@ %(path)s::ltree)
        AND (%(status)s::text IS NULL OR status = %(status)s)
        AND (%(before)s::timestamptz IS NULL OR (prepared_at, id) < (%(before)s::timestamptz, %(before_id)s::uuid))
    ORDER BY prepared_at DESC, id DESC
    LIMIT %(size)s
)
SELECT r.id, r.code, r.path::text, r.bank, r.party, r.as_of, r.idle_days, r.pass_on_days, r.status, r.lines,
    r.amount_idr, r.left_out, r.sha256, r.prepared_by, r.prepared_by_name, r.prepared_at, r.approved_by_name,
    r.approved_at, r.due_on, coalesce(s.returned, 0)::bigint, coalesce(s.still_there, 0)::bigint,
    coalesce(s.open_lines, 0)
FROM list r
LEFT JOIN LATERAL (
    SELECT sum(returned) AS returned, sum(still_there) AS still_there,
        count(*) FILTER (WHERE still_there > 0)::integer AS open_lines
    FROM (
        SELECT w.returned, least(l.amount_idr - w.returned, reconciliation_left_idr(l.account, l.period)) AS still_there
        FROM reconciliation_return_line l
        JOIN reconciliation_unit u ON u.period = l.period AND u.account = l.account AND u.until IS NULL
        CROSS JOIN LATERAL (
            SELECT least(greatest(u.returned_idr - l.returned_before, 0), l.amount_idr) AS returned
        ) w
        WHERE l.return_id = r.id AND l.excuse IS NULL
    ) AS line
) AS s ON true
ORDER BY r.prepared_at DESC, r.id DESC
