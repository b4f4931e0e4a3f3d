-- purpose: asks whose the accounts are on which something was credited
-- reads: distribution_credited (temporary)
-- writes: registry_asked (temporary)
-- grain: one account

INSERT INTO registry_asked (account) SELECT DISTINCT account FROM distribution_credited;
ANALYZE distribution_credited;
