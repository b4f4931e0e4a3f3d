-- purpose: undoes guard_reading.sql: the reverse of its migration
-- reads: nothing
-- writes: nothing but a trigger
-- grain: one file

DROP TRIGGER evidence_file_reading_stays ON evidence_file;
DROP FUNCTION evidence_reading_stays();
