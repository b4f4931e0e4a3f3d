-- purpose: shows orders to open accounts, the newest first, beyond a key
-- reads: distribution_burekol
-- writes: nothing
-- grain: one order

SELECT
    id, code, path::text, bank, bank_name, complete, incomplete, opened, failed, prepared_by, prepared_by_name,
    prepared_at, evidence_id, sent_on, due, cancelled_at, cancelled_reason
FROM distribution_burekol
WHERE (%(id)s::uuid IS NULL OR id = %(id)s) AND (%(path)s::text IS NULL OR path <@ %(path)s::ltree)
    AND (%(before)s::timestamptz IS NULL OR (prepared_at, id) < (%(before)s, %(before_id)s::uuid))
ORDER BY prepared_at DESC, id DESC
LIMIT %(limit)s;
