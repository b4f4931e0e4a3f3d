-- purpose: undoes guard_layout.sql: the reverse of its migration
-- reads: nothing
-- writes: nothing but a policy, a trigger and privileges
-- grain: one layout

DROP TRIGGER evidence_layout_stays ON evidence_layout;
DROP FUNCTION evidence_layout_only_moves();
DROP POLICY evidence_layout_above ON evidence_layout;
REVOKE UPDATE (approved_by, approved_by_name, approved_at, withdrawn_by, withdrawn_at, withdrawn_reason)
    ON evidence_layout FROM salur_app;
GRANT UPDATE, DELETE ON evidence_layout TO salur_app;
