-- purpose: what each programme did for several families lately, newest month first
-- reads:   reconciliation_family
-- writes:  nothing
-- grain:   one programme's month of one family, the newest few of each
SELECT f.id_kpm, m.*
FROM unnest(%(ids)s::text[]) AS f (id_kpm)
CROSS JOIN LATERAL (
    SELECT program, period, kode_wilayah, class, findings, due, received, used
    FROM reconciliation_family r
    WHERE r.id_kpm = f.id_kpm AND r.until IS NULL
    ORDER BY period DESC, program
    LIMIT %(each)s
) AS m
ORDER BY f.id_kpm, m.period DESC, m.program
