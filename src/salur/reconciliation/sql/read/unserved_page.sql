-- purpose: the families of a desa that got nothing in a month, with whose turn it is
-- reads:   reconciliation_family, reconciliation_exception, within the scope
-- writes:  nothing
-- grain:   one family and programme
-- Rice has its exception on the desa; of a family's accounts the heaviest class stands for it.
WITH page AS (
    SELECT id_kpm, program, period, kode_wilayah, class, findings, due, received
    FROM reconciliation_family
    WHERE period = %(period)s AND until IS NULL AND used = 0 AND kode_wilayah = %(code)s
        AND (due > 0 OR 'listed_not_ordered' = ANY (findings))
        AND (%(id_kpm)s::text IS NULL OR id_kpm = %(id_kpm)s)
        AND (id_kpm, program) > (%(after)s, %(program)s)
    ORDER BY id_kpm, program
    LIMIT %(size)s
)
SELECT p.id_kpm, p.program, p.period, p.kode_wilayah, coalesce(e.class, p.class), p.findings, p.due, p.received,
    e.id, e.owner, e.reason, e.waits_until
FROM page p
LEFT JOIN LATERAL (
    SELECT * FROM (
        SELECT x.id, x.class, x.owner, x.reason, x.waits_until
        FROM reconciliation_exception x
        WHERE p.program = 'BPNT' AND x.resolved_kind IS NULL AND x.program = 'BPNT' AND x.period = p.period
            AND x.id_kpm = p.id_kpm
        UNION ALL
        SELECT x.id, NULL, x.owner, x.reason, x.waits_until
        FROM reconciliation_exception x
        WHERE p.program = 'RASTRA' AND x.resolved_kind IS NULL AND x.program = 'RASTRA' AND x.period = p.period
            AND x.subject = p.kode_wilayah AND x.cause = 'gap_handed'
    ) one
    ORDER BY class, id
    LIMIT 1
) e ON true
ORDER BY p.id_kpm, p.program;
