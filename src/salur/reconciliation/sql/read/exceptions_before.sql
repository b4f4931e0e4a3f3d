-- purpose: open exceptions right before a key, nearest first
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one exception
SELECT
    id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner, opened_in,
    opened_at, cause, reason
FROM reconciliation_exception
WHERE closed_in IS NULL AND path <@ %(path)s::ltree
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(klass)s::smallint IS NULL OR class = %(klass)s)
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND (%(owner)s::text IS NULL OR owner = %(owner)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
    AND (code, period, class, id) < (%(key_code)s, %(key_period)s, %(key_class)s, %(key_id)s::uuid)
ORDER BY code DESC, period DESC, class DESC, id DESC
LIMIT %(size)s
