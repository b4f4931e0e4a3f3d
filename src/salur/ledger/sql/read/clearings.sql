-- purpose: what was proposed to clear out of suspense, newest first, beyond a key
-- reads: ledger_clearing
-- writes: nothing
-- grain: one proposal

SELECT
    c.id, c.program, c.period, c.code, c.path, c.party, c.amount, c.reason, c.decision, c.evidence, c.undoes, c.state,
    c.proposed_by, c.proposed_by_name, c.proposed_at, c.decided_by_name, c.decided_at, c.said, c.transfer,
    EXISTS (SELECT FROM ledger_clearing u WHERE u.undoes = c.id AND u.state <> 'REFUSED') AS undone
FROM ledger_clearing c
WHERE (%(id)s::uuid IS NULL OR c.id = %(id)s)
    AND (%(low)s::text IS NULL OR (c.code >= %(low)s COLLATE "C" AND c.code < %(high)s COLLATE "C"))
    AND (%(program)s::text IS NULL OR c.program = %(program)s)
    AND (%(state)s::text IS NULL OR c.state = %(state)s)
    AND (%(key_at)s::timestamptz IS NULL OR (c.proposed_at, c.id) < (%(key_at)s, %(key_id)s::uuid))
ORDER BY c.proposed_at DESC, c.id DESC
LIMIT %(size)s
