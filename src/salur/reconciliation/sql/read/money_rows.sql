-- purpose: whole accounts' months of a region as they stand, by kab/kota, class and id, beyond a key
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account's month
SELECT u.id, u.code, u.kode_wilayah, u.bank, u.class, u.id_kpm, u.findings, u.since, u.account, u.last4, u.rest,
    u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr
FROM reconciliation_unit u
WHERE u.period = %(period)s AND u.until IS NULL AND u.code >= %(lowest)s AND u.code < %(highest)s
    AND u.path <@ %(path)s::ltree
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
