-- purpose: what was drafted, signed or attached stays; a report only takes the steps of its table
-- reads:   nothing
-- writes:  triggers and privileges of the five tables of reporting
-- grain:   one trigger function for reports, one for what is only ever added
CREATE FUNCTION reporting_report_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'a report is never deleted';
    END IF;
    IF to_jsonb(NEW) - '{state,state_at,pdf,pdf_digest}'::text[]
        IS DISTINCT FROM to_jsonb(OLD) - '{state,state_at,pdf,pdf_digest}'::text[]
    THEN
        RAISE EXCEPTION 'the content of a report never changes';
    END IF;
    IF (NEW.pdf IS DISTINCT FROM OLD.pdf OR NEW.pdf_digest <> OLD.pdf_digest)
        AND (OLD.pdf IS NOT NULL OR NEW.state <> 'SIGNED')
    THEN
        RAISE EXCEPTION 'the letter of a report is made once, when it is signed';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('DRAFT', 'SIGNED'), ('SIGNED', 'SENT'), ('SENT', 'ACCEPTED'), ('SENT', 'RETURNED'),
        ('ACCEPTED', 'LOCKED'),
        ('DRAFT', 'REPLACED'), ('SIGNED', 'REPLACED'), ('RETURNED', 'REPLACED')
    ) THEN
        RAISE EXCEPTION 'a report does not go from % to %', OLD.state, NEW.state;
    END IF;
    IF NEW.state = 'SIGNED' AND OLD.state = 'DRAFT' AND (
        SELECT count(*) FROM reporting_signature WHERE report_id = NEW.id
    ) <> cardinality(NEW.parties) THEN
        RAISE EXCEPTION 'not every party has signed';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION reporting_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;

CREATE FUNCTION reporting_signature_of_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM reporting_report
        WHERE id = NEW.report_id AND state = 'DRAFT' AND NEW.organisation_id = ANY (parties)
            AND (prepared_by <> NEW.person_id)
    ) THEN
        RAISE EXCEPTION 'a draft is signed by its parties, and not by whoever prepared it';
    END IF;
    RETURN NEW;
END $$;

ALTER TABLE reporting_signature ADD CONSTRAINT reporting_signature_of_content
    FOREIGN KEY (report_id, digest) REFERENCES reporting_report (id, digest);

CREATE TRIGGER reporting_report_keep BEFORE UPDATE OR DELETE ON reporting_report
    FOR EACH ROW EXECUTE FUNCTION reporting_report_keep();
CREATE TRIGGER reporting_signature_of_party BEFORE INSERT ON reporting_signature
    FOR EACH ROW EXECUTE FUNCTION reporting_signature_of_party();
CREATE TRIGGER reporting_signature_keep BEFORE UPDATE OR DELETE ON reporting_signature
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_step_keep BEFORE UPDATE OR DELETE ON reporting_step
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_scan_keep BEFORE UPDATE OR DELETE ON reporting_scan
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_letterhead_keep BEFORE UPDATE OR DELETE ON reporting_letterhead
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_report_no_truncate BEFORE TRUNCATE ON reporting_report
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_signature_no_truncate BEFORE TRUNCATE ON reporting_signature
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_step_no_truncate BEFORE TRUNCATE ON reporting_step
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_scan_no_truncate BEFORE TRUNCATE ON reporting_scan
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();

REVOKE DELETE, TRUNCATE ON reporting_report FROM salur_app;
REVOKE UPDATE, DELETE, TRUNCATE ON
    reporting_signature, reporting_step, reporting_scan, reporting_letterhead
FROM salur_app;
