-- purpose: lets the program read events of its own organisation and of its regions, no others
-- reads: the scope of the transaction
-- writes: nothing
-- grain: one event; a bank or Bulog sees its own organisation's only

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_scope ON audit_event TO salur_app USING (
    organisation_id = (SELECT access_organisation())
    OR ((SELECT access_sender()) IS NULL AND path <@ ANY ((SELECT access_paths())::ltree[]))
);
CREATE POLICY audit_event_owner ON audit_event TO salur_owner USING (true) WITH CHECK (true);
