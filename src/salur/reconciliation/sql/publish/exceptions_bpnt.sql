-- purpose: open what somebody has to see, and close what the new version no longer says
-- reads:   ended_unit, incoming_unit, new_version, closing_version
-- writes:  incoming_hanging (temporary); reconciliation_exception
-- grain:   one account and what hangs of it
-- Whose turn an unspent credit (10) is once its days of grace are over, pointed.sql says. What an
-- unspent month hangs with is its own credit: what it opened with hangs in the month that brought it.
CREATE TEMPORARY TABLE incoming_hanging ON COMMIT DROP AS
SELECT i.code, i.path, i.account::text AS subject, i.id_kpm, i.kode_wilayah, i.bank, i.party, i.class, n.number,
    CASE
        WHEN i.class IN (6, 7, 8) OR (i.class = 4 AND i.credited_idr < i.ordered_idr) THEN 'not_credited'
        WHEN i.class IN (1, 3, 4) THEN 'over_credited'
        WHEN i.class = 10 THEN 'unspent'
        ELSE 'over_spent' END AS strand,
    CASE i.class
        WHEN 1 THEN i.credited_idr
        WHEN 2 THEN i.spent_idr + i.returned_idr - i.opening_idr
        WHEN 3 THEN i.credited_idr - i.ordered_idr
        WHEN 4 THEN abs(i.credited_idr - i.ordered_idr)
        WHEN 5 THEN i.spent_idr + i.returned_idr - i.credited_idr - i.opening_idr
        WHEN 10 THEN i.credited_idr
        ELSE i.ordered_idr END AS amount,
    CASE WHEN i.class <= 8 THEN 'bank' ELSE 'nobody_yet' END AS owner,
    CASE WHEN i.class = 10 THEN i.credit_day + %(grace_days)s END AS waits_until
FROM incoming_unit i
JOIN new_version n ON n.code = i.code
WHERE i.class IN (1, 2, 3, 4, 5, 6, 7, 8, 10);
ANALYZE incoming_hanging;

UPDATE reconciliation_exception e
SET closed_in = v.number, closed_at = %(at)s,
    resolved_kind = coalesce(e.resolved_kind, 'corrected'), resolved_on = coalesce(e.resolved_on, %(at)s::date),
    resolved_in = coalesce(e.resolved_in, e.period), settled_in = coalesce(e.settled_in, e.period),
    resolved_by = coalesce(e.resolved_by, v.cited)
FROM ended_unit c JOIN closing_version v ON v.code = c.code
WHERE e.program = %(program)s AND e.period = %(period)s AND e.closed_in IS NULL
    AND e.subject = c.subject
    AND NOT EXISTS (
        SELECT FROM incoming_hanging i WHERE i.subject = c.subject AND i.strand = e.strand);

INSERT INTO reconciliation_exception (
    program, period, code, path, subject, cause, strand, since, id_kpm, kode_wilayah, bank, party, class,
    amount, unit, owner, waits_until, opened_in, opened_at
)
SELECT %(program)s, %(period)s, code, path, subject, 'class', strand, %(period)s, id_kpm, kode_wilayah,
    bank, party, class, amount, 'IDR', owner, waits_until, number, %(at)s
FROM incoming_hanging
ON CONFLICT (program, period, subject, cause, strand)
DO UPDATE SET amount = excluded.amount, class = excluded.class, owner = excluded.owner,
    bank = excluded.bank, party = excluded.party, id_kpm = excluded.id_kpm,
    kode_wilayah = excluded.kode_wilayah, code = excluded.code, path = excluded.path,
    waits_until = excluded.waits_until, closed_in = NULL, closed_at = NULL;

-- Whatever reads them later in this transaction would else take them for few.
ANALYZE reconciliation_exception;
