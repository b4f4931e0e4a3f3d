-- purpose: the lines of a list of returns from a number on, each with what is published of its month now
-- reads:   reconciliation_return_line, reconciliation_unit
-- writes:  nothing
-- grain:   one account's month
SELECT l.number, l.period, l.account, l.last4, l.id_kpm, l.kode_wilayah, l.credit_day, l.amount_idr, l.excuse,
    l.returned_before, coalesce(u.returned_idr, l.returned_before),
    coalesce(reconciliation_left_idr(l.account, l.period), 0)
FROM reconciliation_return_line l
LEFT JOIN reconciliation_unit u ON u.period = l.period AND u.account = l.account AND u.until IS NULL
WHERE l.return_id = %(id)s AND l.number > %(after)s
ORDER BY l.number
LIMIT %(size)s
