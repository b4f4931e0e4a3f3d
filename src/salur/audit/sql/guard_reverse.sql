-- purpose: takes away what guard.sql made
-- reads: nothing
-- writes: nothing
-- grain: the schema

DROP POLICY audit_event_owner ON audit_event;
DROP POLICY audit_event_scope ON audit_event;
ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_event DISABLE ROW LEVEL SECURITY;
