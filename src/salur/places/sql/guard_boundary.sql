-- purpose: boundaries are public inside; only an import, as the owner, writes them
-- reads: nothing
-- writes: privileges
-- grain: the table

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_boundary FROM salur_app;
