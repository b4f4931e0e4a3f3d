-- purpose: takes back what guard.sql did
-- reads: nothing
-- writes: privileges
-- grain: the schema

GRANT INSERT, UPDATE, DELETE ON places_edition, places_listing, places_region TO salur_app;
