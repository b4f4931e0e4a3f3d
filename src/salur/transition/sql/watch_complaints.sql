-- purpose: lets complaints be one of the measures that are watched after a desa changed to the card
-- reads: nothing
-- writes: the schema
-- grain: one constraint
ALTER TABLE transition_watch_measure DROP CONSTRAINT transition_watch_measure_known,
    ADD CONSTRAINT transition_watch_measure_known CHECK (
        measure IN ('UNUSED', 'SILENT', 'IDLE', 'FAILED', 'SHOPS', 'COMPLAINTS')
    );
