-- purpose: open what somebody has to see, and close what the new version no longer says
-- reads:   ended_unit, incoming_unit, new_version
-- writes:  reconciliation_exception
-- grain:   one account and cause
-- Whose turn an unspent credit (10) is once its days of grace are over, pointed.sql says.
UPDATE reconciliation_exception e SET closed_in = n.number, closed_at = %(at)s
FROM ended_unit c JOIN new_version n ON n.code = c.code
WHERE e.program = %(program)s AND e.period = %(period)s AND e.closed_in IS NULL
    AND e.subject = c.subject
    AND NOT EXISTS (
        SELECT FROM incoming_unit i
        WHERE i.account::text = c.subject AND i.class = e.class AND i.code = e.code);

INSERT INTO reconciliation_exception (
    program, period, code, path, subject, cause, id_kpm, kode_wilayah, bank, party, class, amount,
    unit, owner, waits_until, opened_in, opened_at
)
SELECT %(program)s, %(period)s, i.code, i.path, i.account::text, 'class', i.id_kpm, i.kode_wilayah,
    i.bank, i.party, i.class,
    CASE i.class
        WHEN 1 THEN i.credited_idr
        WHEN 2 THEN i.spent_idr + i.returned_idr - i.opening_idr
        WHEN 3 THEN i.credited_idr - i.ordered_idr
        WHEN 4 THEN abs(i.credited_idr - i.ordered_idr)
        WHEN 5 THEN i.spent_idr + i.returned_idr - i.credited_idr - i.opening_idr
        WHEN 10 THEN i.credited_idr + i.opening_idr
        ELSE i.ordered_idr END,
    'IDR',
    CASE WHEN i.class <= 8 THEN 'bank' ELSE 'nobody_yet' END,
    CASE WHEN i.class = 10 THEN i.credit_day + %(grace_days)s END,
    n.number, %(at)s
FROM incoming_unit i
JOIN new_version n ON n.code = i.code
WHERE i.class IN (1, 2, 3, 4, 5, 6, 7, 8, 10)
ON CONFLICT (program, period, subject, cause) WHERE closed_in IS NULL
DO UPDATE SET amount = excluded.amount, owner = excluded.owner, bank = excluded.bank,
    party = excluded.party, id_kpm = excluded.id_kpm, kode_wilayah = excluded.kode_wilayah,
    path = excluded.path;
