-- purpose: takes back what guard_succession.sql did
-- reads: nothing
-- writes: privileges
-- grain: the table

GRANT INSERT, UPDATE, DELETE ON places_succession TO salur_app;
