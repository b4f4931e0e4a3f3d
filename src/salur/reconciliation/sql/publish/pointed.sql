-- purpose: note the newest known cause of every unspent credit of the month, and give those whose
--          days of grace are over to whom it points, in any month
-- reads:   month_check, registry_state
-- writes:  reconciliation_exception
-- grain:   one account; those of some families alone, where they are named
-- A check about the card is past once a bank says later that the card is with the family. What
-- says nothing (other, not bought yet) counts only where nothing else is known.
UPDATE reconciliation_exception e SET reason = k.reason, owner = 'nobody_yet'
FROM (
    SELECT x.id, (
        SELECT w.reason
        FROM (
            SELECT c.reason, c.said_on, c.reason IN ('LAIN', 'BELUM_BERBELANJA') AS is_vague
            FROM month_check c
            WHERE c.id_kpm = x.id_kpm
                AND NOT (c.reason IN ('KARTU_RUSAK', 'PIN_TERBLOKIR', 'KARTU_BELUM_DITERIMA')
                    AND EXISTS (
                        SELECT FROM registry_state s
                        WHERE s.account = x.subject::uuid AND s.state IN ('TERDISTRIBUSI', 'AKTIF')
                            AND s.as_of > c.said_on))
            UNION ALL
            SELECT s.state, s.as_of, false
            FROM registry_state s
            WHERE s.account = x.subject::uuid AND s.state NOT IN ('TERDISTRIBUSI', 'AKTIF')
        ) w
        ORDER BY w.is_vague, w.said_on DESC NULLS LAST, w.reason
        LIMIT 1
    ) AS reason
    FROM reconciliation_exception x
    WHERE x.program = 'BPNT' AND x.period = %(period)s AND x.class = 10 AND x.resolved_kind IS NULL
        AND (%(families)s::text[] IS NULL OR x.id_kpm = ANY (%(families)s))
) k
WHERE e.id = k.id AND e.reason IS DISTINCT FROM k.reason;

UPDATE reconciliation_exception
SET owner = CASE WHEN reason = ANY (%(bank_causes)s) THEN 'bank' ELSE 'dinsos' END
WHERE program = 'BPNT' AND class = 10 AND resolved_kind IS NULL AND owner = 'nobody_yet'
    AND waits_until < %(at)s::date
    AND (%(families)s::text[] IS NULL OR (period = %(period)s AND id_kpm = ANY (%(families)s)));
