-- purpose: positions are public inside; only an import, as the owner, writes them
-- reads: nothing
-- writes: privileges
-- grain: the table

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_position FROM salur_app;
