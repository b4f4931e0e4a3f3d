-- purpose: asks whose the accounts are that an order names
-- reads: distribution_ordered (temporary)
-- writes: registry_asked (temporary)
-- grain: one account

INSERT INTO registry_asked (account) SELECT DISTINCT account FROM distribution_ordered;
ANALYZE distribution_ordered;
