-- purpose: notes that an order was closed, by whom, and where it stands then
-- reads: nothing
-- writes: distribution_order
-- grain: one order

UPDATE distribution_order
SET status = %(status)s, closed_by = %(by)s, closed_by_name = %(name)s, closed_at = %(at)s, closed_reason = %(reason)s
WHERE id = %(id)s;
