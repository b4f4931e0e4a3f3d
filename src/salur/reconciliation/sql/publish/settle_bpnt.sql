-- purpose: say by what each exception ended that this month's facts ended, and let hang again what they
--          end no longer
-- reads:   reconciliation_unit, incoming_proof
-- writes:  settled (temporary); reconciliation_exception
-- grain:   one exception
-- A month ends its own when its unit says so no longer; it ends an earlier one's when the money was
-- bought with or went back in it, or when its order was exactly what is due for it and for the months that
-- were not credited, and was credited. What a later month ended stays with that one.
DROP TABLE IF EXISTS pg_temp.settled;
CREATE TEMPORARY TABLE settled ON COMMIT DROP AS
WITH of_month AS (
    SELECT e.*, u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.credit_day,
        sum(e.amount) FILTER (WHERE e.strand = 'not_credited' AND e.period < %(period)s AND e.closed_in IS NULL)
            OVER (PARTITION BY e.subject) AS missed
    FROM reconciliation_exception e
    LEFT JOIN reconciliation_unit u
        ON u.period = %(period)s AND u.account = e.subject::uuid AND u.until IS NULL
    WHERE e.program = 'BPNT' AND e.write_off_id IS NULL AND e.remedy_id IS NULL
        AND ((e.period = %(period)s AND (e.closed_in IS NOT NULL OR e.strand = 'over_credited' OR e.settled_in = %(period)s))
            OR (e.period < %(period)s AND e.closed_in IS NULL
                AND (e.settled_in IS NULL OR e.settled_in >= %(period)s)))
), judged AS (
    SELECT o.*, CASE
        WHEN closed_in IS NOT NULL THEN CASE
            WHEN strand = 'not_credited' AND ordered_idr > 0 AND credited_idr >= ordered_idr THEN 'credited'
            WHEN strand = 'over_spent' AND class = 2 AND credited_idr > 0 THEN 'credited'
            WHEN strand = 'unspent' AND credited_idr > 0 AND spent_idr > 0 THEN 'spent'
            WHEN strand = 'unspent' AND credited_idr > 0 AND returned_idr > 0 THEN 'returned'
            ELSE 'corrected' END
        WHEN strand = 'over_credited' AND returned_idr >= amount THEN 'returned'
        WHEN period = %(period)s THEN NULL
        WHEN strand = 'unspent' AND spent_idr > 0 THEN 'spent'
        WHEN strand = 'unspent' AND returned_idr > 0 THEN 'returned'
        WHEN strand = 'not_credited' AND credited_idr >= ordered_idr
            AND ordered_idr = missed + %(monthly_idr)s::bigint THEN 'credited'
        END AS kind
    FROM of_month o
)
SELECT j.id, j.kind, CASE WHEN j.kind IS NOT NULL THEN p.row END AS at_row,
    CASE WHEN j.kind IS NOT NULL THEN coalesce(p.evidence, j.resolved_by) END AS evidence,
    CASE WHEN j.kind IS NOT NULL THEN
        coalesce(p.day, CASE WHEN j.kind = j.resolved_kind THEN j.resolved_on END, %(at)s::date) END AS day,
    CASE WHEN j.kind IS NOT NULL THEN greatest(j.period, coalesce(to_char(p.day, 'YYYYMM')::integer,
        CASE WHEN j.closed_in IS NULL THEN %(period)s ELSE j.period END)) END AS month
FROM judged j
LEFT JOIN LATERAL (
    SELECT x.day, x.evidence, x.row
    FROM incoming_proof x
    WHERE x.subject = j.subject
        AND (x.kind = j.kind OR (j.kind = 'corrected' AND (x.kind = 'reversed' OR (x.kind = 'ordered' AND j.class = 1))))
    ORDER BY x.kind LIMIT 1
) p ON true
WHERE j.kind IS NOT NULL OR j.settled_in = %(period)s;

UPDATE reconciliation_exception e
SET resolved_kind = s.kind, resolved_on = s.day, resolved_in = s.month, resolved_by = s.evidence,
    resolved_row = s.at_row, settled_in = CASE WHEN s.kind IS NOT NULL THEN %(period)s END
FROM settled s
WHERE e.id = s.id
    AND (e.resolved_kind, e.resolved_on, e.resolved_in, e.resolved_by, e.resolved_row, e.settled_in)
    IS DISTINCT FROM (s.kind, s.day, s.month, s.evidence, s.at_row, CASE WHEN s.kind IS NOT NULL THEN %(period)s END);
