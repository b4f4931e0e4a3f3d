-- purpose: stages what a file says of the accounts of families: opened, or failed and why
-- reads: registry_card_event, registry_family_account, registry_account
-- writes: registry_answer (temporary, gone at commit)
-- grain: one family that the file speaks of

DROP TABLE IF EXISTS pg_temp.registry_answer;
CREATE TEMPORARY TABLE registry_answer ON COMMIT DROP AS
SELECT DISTINCT ON (e.family_id)
    e.family_id, CASE WHEN o.opened THEN 'OPENED' ELSE 'FAILED' END AS state,
    CASE WHEN NOT o.opened THEN coalesce(e.reason, '') END AS reason, e.day
FROM registry_card_event e
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM registry_family_account l
        JOIN registry_account a ON a.blind = l.account_blind
        WHERE l.family_id = e.family_id AND l.valid_to IS NULL AND a.status <> ALL (%(never_opened)s)
    ) AS opened
) o
WHERE e.evidence = %(evidence)s AND e.subject = 'ACCOUNT' AND e.family_id IS NOT NULL
    AND (o.opened OR (e.state = 'GAGAL_BUREKOL' AND e.verdict IN ('TAKEN', 'SAME')))
ORDER BY e.family_id, e.day DESC, e.id DESC;
CREATE UNIQUE INDEX ON registry_answer (family_id);
