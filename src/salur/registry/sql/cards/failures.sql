-- purpose: counts why accounts failed to open
-- reads: registry_card_event, registry_family_account, registry_account
-- writes: nothing
-- grain: one reason; of families that have no usable account since

SELECT coalesce(e.reason, ''), count(DISTINCT e.family_id)::integer
FROM registry_card_event e
JOIN registry_family f ON f.id = e.family_id AND f.ended_from IS NULL AND f.waiting_since IS NULL
WHERE e.subject = 'ACCOUNT' AND e.state = 'GAGAL_BUREKOL' AND e.is_current
    AND e.kode_wilayah >= %(lowest)s AND e.kode_wilayah < %(highest)s
    AND NOT EXISTS (
        SELECT FROM registry_family_account l
        JOIN registry_account a ON a.blind = l.account_blind
        WHERE l.family_id = e.family_id AND l.valid_to IS NULL
            AND (a.status IS NULL OR a.status <> ALL (%(never_opened)s))
    )
GROUP BY 1
ORDER BY 2 DESC, 1
LIMIT %(limit)s;
