-- purpose: takes back the areas of the programmes
-- reads: nothing
-- writes: drops what areas.sql made
-- grain: nothing

DROP TRIGGER programs_list_entry_within_area ON programs_list_entry;
DROP FUNCTION programs_list_entry_within_area();
DROP TABLE programs_out_of_area, programs_turn, programs_area_line, programs_area_decision;
DROP FUNCTION programs_turn_after_lists();
DROP FUNCTION programs_lock_area(text);
