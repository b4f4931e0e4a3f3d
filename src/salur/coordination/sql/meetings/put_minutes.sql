-- purpose: writes a draft of minutes, in the place of the draft that is there, and keeps who wrote that; as the owner
-- reads: nothing
-- writes: coordination_minutes
-- grain: one version
INSERT INTO coordination_minutes AS m (
    meeting_id, version, content, digest, reason, written_by, written_by_name, written_at
) VALUES (%(meeting)s, %(version)s, %(content)s, %(digest)s, %(reason)s, %(by)s, %(by_name)s, %(at)s)
ON CONFLICT (meeting_id, version) DO UPDATE
SET wrote_before = array_append(m.wrote_before, m.written_by), state = 'WRITTEN', returned_by = NULL,
    returned_by_name = '', returned_at = NULL, returned_why = '', content = excluded.content,
    digest = excluded.digest, reason = excluded.reason,
    written_by = excluded.written_by, written_by_name = excluded.written_by_name, written_at = excluded.written_at
