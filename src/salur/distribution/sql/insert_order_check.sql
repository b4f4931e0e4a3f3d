-- purpose: keeps how an order agreed with its list and its SP2D
-- reads: nothing
-- writes: distribution_order_check
-- gives: its id
-- grain: one look at one cycle

INSERT INTO distribution_order_check (
    cycle_id, path, list_id, evidence, listed, ordered, ordered_not_listed, listed_not_ordered, suspended_ordered,
    lines, amount_idr, sp2d_differs, at
)
VALUES (
    %(cycle)s, %(path)s::ltree, %(list)s, %(evidence)s::uuid[], %(listed)s, %(ordered)s, %(ordered_not_listed)s,
    %(listed_not_ordered)s, %(suspended_ordered)s, %(lines)s, %(amount_idr)s, %(sp2d_differs)s::jsonb, %(at)s
)
RETURNING id;
