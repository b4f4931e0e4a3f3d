-- purpose: signs off a version of minutes; as the owner
-- reads: nothing
-- writes: coordination_minutes
-- grain: one version
UPDATE coordination_minutes
SET signed_by = %(by)s, signed_by_name = %(by_name)s, signed_title = %(title)s, signed_nip = %(nip)s,
    signed_at = %(at)s, state = 'SIGNED'
WHERE meeting_id = %(meeting)s AND version = %(version)s
