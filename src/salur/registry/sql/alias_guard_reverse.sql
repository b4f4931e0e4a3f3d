-- purpose: takes away what alias_guard.sql made
-- reads: nothing
-- writes: triggers and privileges
-- grain: the table

DROP TRIGGER registry_alias_stays ON registry_alias;
DROP FUNCTION registry_alias_one_step() CASCADE;
DROP FUNCTION registry_alias_undone_once() CASCADE;
GRANT INSERT, UPDATE, DELETE ON registry_alias TO salur_app;
