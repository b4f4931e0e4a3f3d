-- purpose: gives places up for a reason, or takes that back
-- reads: nothing
-- writes: graduation_slot, graduation_slot_event
-- grain: one place; gives how many

WITH turned AS (
    UPDATE graduation_slot s
    SET state = %(after)s, closed_for = %(reason)s, closed_no = %(number)s, free_since = %(at)s, changed_at = %(at)s,
        events = s.events + 1
    WHERE s.id = ANY (%(ids)s) AND s.state = %(before)s
    RETURNING s.id, s.events
), told AS (
    INSERT INTO graduation_slot_event (
        slot_id, n, at, by_user, by_name, by_org, kind, before, after, closed_for, closed_no
    )
    SELECT id, events, %(at)s, %(by)s, %(by_name)s, %(by_org)s, %(verb)s, %(before)s, %(after)s, %(reason)s, %(number)s
    FROM turned
)
SELECT count(*) FROM turned;
