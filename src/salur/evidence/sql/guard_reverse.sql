-- purpose: undoes guard.sql: the reverse of its migration
-- reads: nothing
-- writes: nothing but triggers and privileges
-- grain: one file

DROP TRIGGER evidence_file_moves_forward ON evidence_file;
DROP TRIGGER evidence_finding_count_stays ON evidence_finding_count;
DROP TRIGGER evidence_finding_stays ON evidence_finding;
DROP TRIGGER evidence_file_stays ON evidence_file;
DROP FUNCTION evidence_moves_forward();
DROP FUNCTION evidence_stays();
REVOKE UPDATE (
    status, first_period, last_period, rows, accepted, held_back_rows, held_back_amount, total,
    has_reversals, refusal_code, checked_at, decided_at, decided_by
) ON evidence_file FROM salur_app;
GRANT UPDATE, DELETE ON evidence_file, evidence_finding, evidence_finding_count TO salur_app;
