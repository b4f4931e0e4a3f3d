-- purpose: a compiled report stays as it was compiled, and only takes the steps of its table
-- reads:   nothing
-- writes:  triggers and privileges of the two tables of compiled reports
-- grain:   one trigger function
CREATE FUNCTION reporting_compilation_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    passing CONSTANT text[] := '{passed_by,passed_by_name,passed_by_nip,passed_by_title,passed_at,pdf,pdf_digest}';
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'a compiled report is never deleted';
    END IF;
    IF to_jsonb(NEW) - '{state,state_at}'::text[] - passing
        IS DISTINCT FROM to_jsonb(OLD) - '{state,state_at}'::text[] - passing
    THEN
        RAISE EXCEPTION 'the content of a compiled report never changes';
    END IF;
    -- Who passed it on, and the letter, are written once: with the step that passes it on.
    IF (OLD.state <> 'DRAFT' OR NEW.state NOT IN ('SENT', 'LOCKED')) AND (
        NEW.pdf IS DISTINCT FROM OLD.pdf OR NEW.pdf_digest <> OLD.pdf_digest
        OR NEW.passed_by IS DISTINCT FROM OLD.passed_by
        OR NEW.passed_at IS DISTINCT FROM OLD.passed_at
        OR (NEW.passed_by_name, NEW.passed_by_nip, NEW.passed_by_title)
            <> (OLD.passed_by_name, OLD.passed_by_nip, OLD.passed_by_title)
    ) THEN
        RAISE EXCEPTION 'a compiled report is signed once, when it is passed on';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('DRAFT', 'SENT'), ('DRAFT', 'LOCKED'), ('SENT', 'LOCKED'), ('SENT', 'RETURNED'),
        ('DRAFT', 'REPLACED'), ('RETURNED', 'REPLACED')
    ) THEN
        RAISE EXCEPTION 'a compiled report does not go from % to %', OLD.state, NEW.state;
    END IF;
    IF OLD.state = 'DRAFT' AND NEW.state IN ('SENT', 'LOCKED')
        AND (NEW.state = 'LOCKED') <> (NEW.tier = 'NATION')
    THEN
        RAISE EXCEPTION 'only the highest closes its own report';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER reporting_compilation_keep BEFORE UPDATE OR DELETE ON reporting_compilation
    FOR EACH ROW EXECUTE FUNCTION reporting_compilation_keep();
CREATE TRIGGER reporting_compilation_no_truncate BEFORE TRUNCATE ON reporting_compilation
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_compilation_step_keep BEFORE UPDATE OR DELETE ON reporting_compilation_step
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_compilation_step_no_truncate BEFORE TRUNCATE ON reporting_compilation_step
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();

ALTER TABLE reporting_compilation ADD CONSTRAINT reporting_compilation_somewhere
    CHECK (cardinality(roots) > 0);
REVOKE DELETE, TRUNCATE ON reporting_compilation FROM salur_app;
REVOKE UPDATE, DELETE, TRUNCATE ON reporting_compilation_step FROM salur_app;
