-- purpose: what ended in a month, by what and by which evidence, beyond a key
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one exception
SELECT
    id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner, opened_in,
    opened_at, cause, reason, strand, since, resolved_kind, resolved_on, resolved_in, resolved_by,
    resolved_row, write_off_id, party
FROM reconciliation_exception
WHERE resolved_kind IS NOT NULL AND resolved_in = %(month)s AND path <@ %(path)s::ltree
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(kind)s::text IS NULL OR resolved_kind = %(kind)s)
    AND (%(id)s::uuid IS NULL OR (code, id) > (%(code)s::text, %(id)s::uuid))
ORDER BY code, id
LIMIT %(size)s
