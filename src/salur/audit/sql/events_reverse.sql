-- purpose: takes away what events.sql made
-- reads: nothing
-- writes: the functions and triggers of the audit
-- grain: the schema

DROP FUNCTION audit_append(timestamptz, uuid, text, uuid, text, text, text, ltree, jsonb, text);
DROP FUNCTION audit_done(text, text);
DROP FUNCTION audit_chain() CASCADE;
DROP FUNCTION audit_hash(bytea, audit_event);
DROP FUNCTION audit_text(audit_event);
DROP FUNCTION audit_refuse() CASCADE;
GRANT INSERT, UPDATE, DELETE ON audit_event, audit_link TO salur_app;
ALTER TABLE audit_event ALTER COLUMN path TYPE text USING path::text;
