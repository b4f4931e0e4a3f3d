-- purpose: gives orders with how their sending stands, the newest first
-- reads: distribution_order, distribution_outbox
-- writes: nothing
-- grain: one order

SELECT
    o.id, o.number, o.purpose, o.resends, o.sender, o.bank, o.bank_code, o.path::text AS path, o.first_period,
    o.last_period, o.status, o.families, o.lines, o.excluded, o.amount_idr, o.sha256, o.approvals_needed,
    o.authority_needed, o.prepared_by, o.prepared_by_name, o.prepared_at, o.checked_by, o.checked_by_name, o.checked_at,
    o.approved_by, o.approved_by_name, o.approved_at, o.seconded_by, o.seconded_by_name, o.seconded_at, o.closed_by,
    o.closed_by_name, o.closed_at, coalesce(o.closed_reason, '') AS closed_reason, o.evidence_id, o.sent_at,
    coalesce(b.state, '') AS outbox, coalesce(b.receipt, '') AS receipt, b.delivered_at
FROM distribution_order o
LEFT JOIN distribution_outbox b ON b.order_id = o.id
WHERE (%(id)s::uuid IS NULL OR o.id = %(id)s::uuid)
    AND (%(resends)s::uuid IS NULL OR o.resends = %(resends)s::uuid)
    AND (%(evidence)s::uuid IS NULL OR o.evidence_id = %(evidence)s::uuid)
    AND (%(path)s::ltree IS NULL OR o.path <@ %(path)s::ltree OR o.path @> %(path)s::ltree)
    AND (%(at)s::timestamptz IS NULL OR (o.prepared_at, o.id) < (%(at)s::timestamptz, %(after)s::uuid))
ORDER BY o.prepared_at DESC, o.id DESC
LIMIT %(limit)s;
