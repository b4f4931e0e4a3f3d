-- purpose: one page of the accounts' months beneath a figure, by kab/kota, class and id, beyond a key
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account's month as it stands now
SELECT u.id, u.code, u.last4, u.id_kpm, u.kode_wilayah, u.bank, u.class, u.findings, u.since, a.amount
FROM reconciliation_unit u
CROSS JOIN LATERAL (
    SELECT reconciliation_money(
        %(term)s, u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest) AS amount
) a
WHERE u.period = %(period)s AND u.until IS NULL AND u.class = ANY(%(classes)s::smallint[])
    -- Row security keeps a comparison of paths from the index; the code is what narrows it.
    AND u.code >= %(lowest)s AND u.code < %(highest)s AND u.path <@ %(path)s::ltree
    AND (%(bank)s::text IS NULL OR coalesce(u.bank, '-') = %(bank)s)
    AND a.amount <> 0
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
