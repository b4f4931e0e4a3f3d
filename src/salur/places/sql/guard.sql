-- purpose: regions are public inside; only an import, as the owner, writes them
-- reads: nothing
-- writes: privileges
-- grain: the schema

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_edition, places_listing, places_region FROM salur_app;
