-- purpose: the accounts of a month that are open on either side: ordered without a credit, or not ordered
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account
SELECT replace(account::text, '-', '') AS blind, last4,
    CASE WHEN class = 8 OR rest = 'missing' THEN 'ordered' ELSE 'other' END AS side,
    CASE WHEN class = 2 AND rest <> 'missing' THEN 'purchase' ELSE 'credit' END AS fits,
    party::text, code, path::text, id_kpm, kode_wilayah, bank, ordered_idr, credited_idr, spent_idr,
    opening_idr, credit_day
FROM reconciliation_unit
WHERE period = %(period)s AND until IS NULL
    AND (class IN (1, 8) OR (class = 2 AND (rest = 'missing' OR ordered_idr = 0)))
