-- purpose: notes that an order was approved, by whom, and where it stands then
-- reads: nothing
-- writes: distribution_order
-- grain: one order

UPDATE distribution_order
SET status = %(status)s, approved_by = %(by)s, approved_by_name = %(name)s, approved_at = %(at)s
WHERE id = %(id)s;
