-- purpose: notes that an order was seconded, by whom, and where it stands then
-- reads: nothing
-- writes: distribution_order
-- grain: one order

UPDATE distribution_order
SET status = %(status)s, seconded_by = %(by)s, seconded_by_name = %(name)s, seconded_at = %(at)s
WHERE id = %(id)s;
