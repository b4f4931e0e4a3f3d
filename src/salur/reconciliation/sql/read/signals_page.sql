-- purpose: signals of a month in their order, or one signal
-- reads:   reconciliation_signal, within the scope
-- writes:  nothing
-- grain:   one signal
SELECT id, period, kind, party, id_ewarong, id_terminal, path::text, families, purchases, amount, first_at, last_at,
    changed_at, gone_at, answer, evidence::text
FROM reconciliation_signal
WHERE CASE WHEN %(one)s::uuid IS NOT NULL THEN id = %(one)s ELSE
        period = %(period)s AND gone_at IS NULL AND path <@ %(path)s::ltree
        AND (%(kind)s::text IS NULL OR kind = %(kind)s)
        AND (%(is_open)s::boolean IS NULL OR (answer IS NULL) = %(is_open)s)
        AND (%(shop)s::text IS NULL OR id_ewarong = %(shop)s)
        AND (kind, id) > (%(after)s, %(id)s) END
ORDER BY kind, id
LIMIT %(size)s;
