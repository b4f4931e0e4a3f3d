-- purpose: gives a draft of minutes back to whoever writes it, for a reason; as the owner
-- reads: nothing
-- writes: coordination_minutes
-- grain: one version
UPDATE coordination_minutes
SET state = 'RETURNED', returned_by = %(by)s, returned_by_name = %(by_name)s, returned_at = %(at)s,
    returned_why = %(why)s
WHERE meeting_id = %(meeting)s AND version = %(version)s
