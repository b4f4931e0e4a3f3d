-- purpose: writes a decision of a meeting under the next number; as the owner
-- reads: coordination_decision
-- writes: coordination_decision
-- grain: one decision
INSERT INTO coordination_decision (
    id, meeting_id, n, item_id, words, code, path, owner_org, due, obstacle_id, decided_by, decided_by_name, decided_at
)
SELECT %(id)s, %(meeting)s, coalesce(max(n), 0) + 1, %(item)s, %(words)s, %(code)s, %(path)s::ltree, %(owner)s,
    %(due)s, %(obstacle)s, %(by)s, %(by_name)s, %(at)s
FROM coordination_decision WHERE meeting_id = %(meeting)s
RETURNING n
