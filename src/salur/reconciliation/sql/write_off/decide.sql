-- purpose: note who approved or refused a proposal, or undid what was approved
-- reads:   nothing
-- writes:  reconciliation_write_off
-- grain:   one write-off
UPDATE reconciliation_write_off
SET status = %(status)s,
    answered_by = CASE WHEN %(status)s = 'UNDONE' THEN answered_by ELSE %(by)s END,
    answered_by_name = CASE WHEN %(status)s = 'UNDONE' THEN answered_by_name ELSE %(name)s END,
    answered_at = CASE WHEN %(status)s = 'UNDONE' THEN answered_at ELSE %(at)s END,
    answer = CASE WHEN %(status)s = 'UNDONE' THEN answer ELSE %(said)s END,
    undone_by = CASE WHEN %(status)s = 'UNDONE' THEN %(by)s END,
    undone_by_name = CASE WHEN %(status)s = 'UNDONE' THEN %(name)s END,
    undone_at = CASE WHEN %(status)s = 'UNDONE' THEN %(at)s END,
    undone_because = CASE WHEN %(status)s = 'UNDONE' THEN %(said)s END
WHERE id = %(id)s
