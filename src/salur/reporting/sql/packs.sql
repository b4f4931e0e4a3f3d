-- purpose: the packs of a meeting, one of each kab/kota, and the minutes that were signed off, as printed
-- reads: nothing
-- writes: reporting_pack, reporting_minutes and their guards
-- grain: one meeting and kab/kota; one meeting and version
CREATE TABLE reporting_pack (
    meeting_id uuid NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    -- the aid that it is about, as obstacles name it
    program text NOT NULL,
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL,
    made_by_name text NOT NULL,
    content text NOT NULL,
    digest text NOT NULL,
    pdf bytea NOT NULL,
    pdf_digest text NOT NULL,
    PRIMARY KEY (meeting_id, code),
    CONSTRAINT reporting_pack_hashed CHECK (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    CONSTRAINT reporting_pack_pdf_hashed CHECK (pdf_digest = encode(sha256(pdf), 'hex'))
);
CREATE TABLE reporting_minutes (
    meeting_id uuid NOT NULL,
    version integer NOT NULL,
    paths ltree[] NOT NULL,
    made_at timestamptz NOT NULL,
    pdf bytea NOT NULL,
    pdf_digest text NOT NULL,
    PRIMARY KEY (meeting_id, version),
    CONSTRAINT reporting_minutes_hashed CHECK (pdf_digest = encode(sha256(pdf), 'hex'))
);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reporting_pack, reporting_minutes FROM salur_app;

CREATE TRIGGER reporting_minutes_keep BEFORE UPDATE OR DELETE ON reporting_minutes
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_minutes_no_truncate BEFORE TRUNCATE ON reporting_minutes
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
