-- purpose: takes back what guard_position.sql did
-- reads: nothing
-- writes: privileges
-- grain: the table

GRANT INSERT, UPDATE, DELETE ON places_position TO salur_app;
