-- purpose: crosswalks are public inside; only an import, as the owner, writes them
-- reads: nothing
-- writes: privileges
-- grain: the table

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_crosswalk FROM salur_app;
