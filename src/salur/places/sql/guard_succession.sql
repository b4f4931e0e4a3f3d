-- purpose: successions are public inside; only their action, as the owner, writes them
-- reads: nothing
-- writes: privileges
-- grain: the table

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_succession FROM salur_app;
