-- purpose: what hangs beneath one obstacle, in the order of its kab/kota, month, class and id, beyond a key
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one exception
SELECT
    id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner, opened_in,
    opened_at, cause, reason, strand, since, resolved_kind, resolved_on, resolved_in, resolved_by,
    resolved_row, write_off_id, party
FROM reconciliation_exception e
WHERE {beneath}
    AND (%(key_code)s::text IS NULL
        OR (code, period, class, id) > (%(key_code)s, %(key_period)s, %(key_class)s, %(key_id)s::uuid))
ORDER BY code, period, class, id
LIMIT %(size)s
