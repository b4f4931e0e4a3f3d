-- purpose: takes away what birth.sql made: the reverse of its migration
-- reads: nothing
-- writes: nothing but a table and its function
-- grain: the schema

DROP TABLE access_birth;
DROP FUNCTION access_birth_keep();
