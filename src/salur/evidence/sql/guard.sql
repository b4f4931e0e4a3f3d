-- purpose: what was received stays as it was received; its status moves forward only
-- reads: evidence_file
-- writes: nothing but triggers and privileges
-- grain: one file; the owner of the tables is bound as well

REVOKE DELETE, TRUNCATE, UPDATE ON evidence_file FROM salur_app;
GRANT UPDATE (
    status, first_period, last_period, rows, accepted, held_back_rows, held_back_amount, total,
    has_reversals, refusal_code, checked_at, decided_at, decided_by
) ON evidence_file TO salur_app;
REVOKE DELETE, TRUNCATE, UPDATE ON evidence_finding, evidence_finding_count FROM salur_app;

CREATE FUNCTION evidence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER evidence_file_stays BEFORE DELETE OR TRUNCATE ON evidence_file
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_stays();
CREATE TRIGGER evidence_finding_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_finding
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_stays();
CREATE TRIGGER evidence_finding_count_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_finding_count
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_stays();

-- received -> checked -> accepted; a check may refuse; a person may withdraw. What was found by
-- the check is written with it and never again.
CREATE FUNCTION evidence_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.sha256, NEW.contract, NEW.file_name, NEW.size, NEW.sender, NEW.sender_name,
        NEW.received_by, NEW.received_by_name, NEW.received_at, NEW.path, NEW.program,
        NEW.declared_period, NEW.declared_rows, NEW.declared_sum)
        IS DISTINCT FROM
       (OLD.id, OLD.sha256, OLD.contract, OLD.file_name, OLD.size, OLD.sender, OLD.sender_name,
        OLD.received_by, OLD.received_by_name, OLD.received_at, OLD.path, OLD.program,
        OLD.declared_period, OLD.declared_rows, OLD.declared_sum)
    THEN
        RAISE EXCEPTION 'what was received is never changed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('received', 'checked'), ('received', 'refused'), ('received', 'withdrawn'),
        ('checked', 'accepted'), ('checked', 'withdrawn'), ('accepted', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'evidence does not go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status <> 'received' AND
       (NEW.rows, NEW.accepted, NEW.held_back_rows, NEW.held_back_amount, NEW.total,
        NEW.first_period, NEW.last_period, NEW.has_reversals, NEW.checked_at)
        IS DISTINCT FROM
       (OLD.rows, OLD.accepted, OLD.held_back_rows, OLD.held_back_amount, OLD.total,
        OLD.first_period, OLD.last_period, OLD.has_reversals, OLD.checked_at)
    THEN
        RAISE EXCEPTION 'what the check found is never changed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_file_moves_forward BEFORE UPDATE ON evidence_file
    FOR EACH ROW EXECUTE FUNCTION evidence_moves_forward();
