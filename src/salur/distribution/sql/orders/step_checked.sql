-- purpose: notes that an order was checked, by whom, and where it stands then
-- reads: nothing
-- writes: distribution_order
-- grain: one order

UPDATE distribution_order
SET status = %(status)s, checked_by = %(by)s, checked_by_name = %(name)s, checked_at = %(at)s
WHERE id = %(id)s;
