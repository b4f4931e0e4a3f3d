-- purpose: takes away what `told.sql` made
-- reads: nothing
-- writes: a trigger of graduation_case, an index of graduation_slot
-- grain: the schema

DROP INDEX graduation_slot_free;
DROP TRIGGER graduation_case_is_news ON graduation_case;
DROP FUNCTION graduation_case_tells();
