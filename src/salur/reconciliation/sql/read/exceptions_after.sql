-- purpose: open exceptions in their order, beyond a key
-- reads:   reconciliation_exception, places_heir
-- writes:  nothing
-- grain:   one exception
SELECT
    id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner, opened_in,
    opened_at, cause, reason, strand, since, resolved_kind, resolved_on, resolved_in, resolved_by,
    resolved_row, write_off_id, party,
    (SELECT h.new_code FROM places_heir h WHERE h.old_code = coalesce(e.kode_wilayah, e.code)) AS now_in
FROM reconciliation_exception e
WHERE resolved_kind IS NULL AND path <@ %(path)s::ltree
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(as_of)s::integer IS NULL OR (period <= %(as_of)s AND since <= %(since)s::integer AND NOT EXISTS (
        SELECT FROM reconciliation_exception later
        WHERE later.subject = e.subject AND later.strand = e.strand AND later.resolved_kind IS NULL
            AND later.program = e.program AND later.period > e.period AND later.period <= %(as_of)s)))
    AND (%(klass)s::smallint IS NULL OR class = %(klass)s)
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND (%(owner)s::text IS NULL OR owner = %(owner)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
    AND (code, period, class, id) > (%(key_code)s, %(key_period)s, %(key_class)s, %(key_id)s::uuid)
ORDER BY code, period, class, id
LIMIT %(size)s
