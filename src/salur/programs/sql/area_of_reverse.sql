-- purpose: undoes area_of.sql
-- reads: nothing
-- writes: programs_area_of
-- grain: one function

DROP FUNCTION programs_area_of(text, text, integer);
