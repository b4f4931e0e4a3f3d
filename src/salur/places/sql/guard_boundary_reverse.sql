-- purpose: takes back what guard_boundary.sql did
-- reads: nothing
-- writes: privileges
-- grain: the table

GRANT INSERT, UPDATE, DELETE ON places_boundary TO salur_app;
