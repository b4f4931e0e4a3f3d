-- purpose: tells one thing of a meeting under the next number, with whom it concerns; as the owner, under the
--     lock of the meeting
-- reads: coordination_meeting_event
-- writes: coordination_meeting_event
-- grain: one event
INSERT INTO coordination_meeting_event (
    meeting_id, n, kind, at, by_user, by_name, organisations, person, obstacle_id
)
SELECT %(meeting)s, coalesce(max(n), 0) + 1, %(kind)s, %(at)s, %(by)s, %(by_name)s, %(organisations)s::uuid[],
    %(person)s, %(obstacle)s
FROM coordination_meeting_event WHERE meeting_id = %(meeting)s
