-- purpose: takes away what guard_attachment.sql made
-- reads: nothing
-- writes: the trigger and privileges of attachments
-- grain: the schema

DROP TRIGGER IF EXISTS evidence_attachment_stays ON evidence_attachment;
GRANT UPDATE, DELETE, TRUNCATE ON evidence_attachment TO salur_app;
