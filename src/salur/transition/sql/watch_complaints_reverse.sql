-- purpose: takes back what watch_complaints.sql made
-- reads: nothing
-- writes: the schema
-- grain: one constraint
DELETE FROM transition_watch_measure WHERE measure = 'COMPLAINTS';
ALTER TABLE transition_watch_measure DROP CONSTRAINT transition_watch_measure_known,
    ADD CONSTRAINT transition_watch_measure_known CHECK (measure IN ('UNUSED', 'SILENT', 'IDLE', 'FAILED', 'SHOPS'));
