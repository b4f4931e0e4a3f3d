-- purpose: takes a meeting to another state and says when; as the owner
-- reads: nothing
-- writes: coordination_meeting
-- grain: one meeting
UPDATE coordination_meeting
SET state = %(after)s,
    packed_at = CASE WHEN %(after)s = 'PACKED' THEN %(at)s ELSE packed_at END,
    opened_at = CASE WHEN %(after)s = 'HELD' THEN %(at)s ELSE opened_at END,
    minuted_at = CASE WHEN %(after)s = 'MINUTED' THEN %(at)s ELSE minuted_at END,
    called_off_at = CASE WHEN %(after)s = 'CALLED_OFF' THEN %(at)s END,
    called_off_why = CASE WHEN %(after)s = 'CALLED_OFF' THEN %(why)s ELSE '' END
WHERE id = %(id)s
