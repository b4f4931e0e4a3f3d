-- purpose: undoes guard_mapping.sql: the reverse of its migration
-- reads: nothing
-- writes: nothing but a trigger and privileges
-- grain: one mapping

DROP TRIGGER evidence_mapping_stays ON evidence_mapping;
DROP FUNCTION evidence_mapping_only_ends();
REVOKE UPDATE (removed_at, removed_by) ON evidence_mapping FROM salur_app;
GRANT UPDATE, DELETE ON evidence_mapping TO salur_app;
