-- purpose: takes away what `told.sql` made
-- reads: nothing
-- writes: a trigger of graduation_case
-- grain: the schema

DROP TRIGGER graduation_case_is_news ON graduation_case;
DROP FUNCTION graduation_case_tells();
