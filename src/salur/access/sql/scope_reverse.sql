-- purpose: takes away what scope.sql made
-- reads: nothing
-- writes: the four functions
-- grain: the schema

DROP FUNCTION access_person();
DROP FUNCTION access_organisation();
DROP FUNCTION access_sender();
DROP FUNCTION access_paths();
