-- purpose: gives the families that may be proposed to a bank: without a usable account, and waiting for no answer
-- reads: registry_without_account (temporary), distribution_burekol_line
-- writes: nothing
-- grain: one family; a failure is repaired too where the data differ from what the bank was sent

SELECT
    w.family_id, w.id_kpm, w.digest, w.failed,
    w.repaired OR (l.digest IS NOT NULL AND l.digest IS DISTINCT FROM w.digest) AS repaired
FROM registry_without_account w
LEFT JOIN LATERAL (
    SELECT o.digest FROM distribution_burekol_line o JOIN distribution_burekol b ON b.id = o.burekol_id
    WHERE o.family_id = w.family_id AND o.state = 'FAILED'
    ORDER BY b.prepared_at DESC
    LIMIT 1
) l ON true
WHERE NOT EXISTS (
    SELECT FROM distribution_burekol_line o WHERE o.family_id = w.family_id AND o.state = 'READY'
)
ORDER BY w.id_kpm;
