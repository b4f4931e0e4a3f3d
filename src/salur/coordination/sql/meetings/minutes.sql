-- purpose: every version of a meeting's minutes, the newest first
-- reads: coordination_minutes
-- writes: nothing
-- grain: one version
SELECT version, content, digest, reason, written_by, written_by_name, written_at, signed_by, signed_by_name,
    signed_title, signed_nip, signed_at, state, wrote_before, returned_by_name, returned_why
FROM coordination_minutes
WHERE meeting_id = %(id)s
ORDER BY version DESC
