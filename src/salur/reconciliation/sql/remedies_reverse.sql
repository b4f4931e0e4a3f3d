-- purpose: take away what remedies.sql made; what was solved hangs again
-- reads:   reconciliation_exception
-- writes:  the schema
-- grain:   the schema
UPDATE reconciliation_exception
SET resolved_kind = NULL, resolved_on = NULL, resolved_in = NULL, settled_in = NULL, resolved_by = NULL,
    resolved_row = NULL, remedy_id = NULL, closed_in = NULL, closed_at = NULL
WHERE remedy_id IS NOT NULL;
ALTER TABLE reconciliation_exception
    DROP CONSTRAINT reconciliation_exception_remedied_by_two,
    DROP CONSTRAINT reconciliation_exception_resolved_by_evidence,
    ADD CONSTRAINT reconciliation_exception_resolved_by_evidence CHECK (
        resolved_kind IS NULL OR program = 'RASTRA' OR resolved_by IS NOT NULL OR write_off_id IS NOT NULL),
    DROP CONSTRAINT reconciliation_exception_resolution_known,
    ADD CONSTRAINT reconciliation_exception_resolution_known CHECK (resolved_kind IN (
        'credited', 'spent', 'returned', 'delivered', 'corrected', 'written_off')),
    DROP COLUMN remedy_id;
DROP TABLE reconciliation_remedy;
