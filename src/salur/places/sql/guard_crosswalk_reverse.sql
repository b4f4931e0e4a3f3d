-- purpose: takes back what guard_crosswalk.sql did
-- reads: nothing
-- writes: privileges
-- grain: the table

GRANT INSERT, UPDATE, DELETE ON places_crosswalk TO salur_app;
