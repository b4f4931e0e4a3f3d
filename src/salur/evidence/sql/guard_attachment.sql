-- purpose: what was kept beside something stays as it was kept
-- reads: nothing
-- writes: nothing but triggers and privileges
-- grain: one attachment; the owner of the tables is bound as well

REVOKE UPDATE, DELETE, TRUNCATE ON evidence_attachment FROM salur_app;
CREATE TRIGGER evidence_attachment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_attachment
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_stays();
