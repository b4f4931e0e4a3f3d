-- purpose: let what people solved end the exceptions beneath its obstacle: by evidence, and by two people
-- reads:   reconciliation_exception
-- writes:  reconciliation_remedy and its guards; a column and checks of reconciliation_exception
-- grain:   remedy: one obstacle that was resolved with evidence and verified
CREATE TABLE reconciliation_remedy (
    id uuid PRIMARY KEY,
    obstacle_id uuid NOT NULL,
    program text NOT NULL,
    cause text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    lines integer NOT NULL CHECK (lines > 0),
    amount bigint NOT NULL CHECK (amount >= 0),
    unit text NOT NULL CHECK (unit IN ('IDR', 'GRAM')),
    evidence uuid NOT NULL,
    resolved_by uuid NOT NULL,
    resolved_by_name text NOT NULL,
    verified_by uuid NOT NULL,
    verified_by_name text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT reconciliation_remedy_four_eyes CHECK (resolved_by <> verified_by)
);
CREATE INDEX reconciliation_remedy_of ON reconciliation_remedy (obstacle_id, at);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reconciliation_remedy FROM salur_app;
CREATE TRIGGER reconciliation_remedy_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_remedy
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();

ALTER TABLE reconciliation_exception
    ADD COLUMN remedy_id uuid,
    DROP CONSTRAINT reconciliation_exception_resolution_known,
    ADD CONSTRAINT reconciliation_exception_resolution_known CHECK (resolved_kind IN (
        'credited', 'spent', 'returned', 'delivered', 'corrected', 'written_off', 'remedied')),
    DROP CONSTRAINT reconciliation_exception_resolved_by_evidence,
    ADD CONSTRAINT reconciliation_exception_resolved_by_evidence CHECK (
        resolved_kind IS NULL OR program = 'RASTRA' OR resolved_by IS NOT NULL OR write_off_id IS NOT NULL
        OR remedy_id IS NOT NULL),
    ADD CONSTRAINT reconciliation_exception_remedied_by_two CHECK (
        coalesce(resolved_kind = 'remedied', false) = (remedy_id IS NOT NULL));
CREATE INDEX reconciliation_exception_remedied ON reconciliation_exception (code) WHERE remedy_id IS NOT NULL;
