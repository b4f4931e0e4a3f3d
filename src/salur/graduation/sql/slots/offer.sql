-- purpose: offers free places to the families that were proposed for them
-- reads: nothing
-- writes: graduation_slot, graduation_slot_event
-- grain: one place; gives how many

WITH given AS (
    SELECT * FROM unnest(%(slots)s::uuid[], %(changes)s::bigint[], %(families)s::uuid[]) AS g (id, change, family)
), offered AS (
    UPDATE graduation_slot s
    SET state = 'OFFERED', offer = g.change, family = g.family, changed_at = %(at)s, events = s.events + 1
    FROM given g WHERE s.id = g.id AND s.state = 'FREE'
    RETURNING s.id, s.events, s.offer, s.family
), told AS (
    INSERT INTO graduation_slot_event (
        slot_id, n, at, by_user, by_name, by_org, kind, before, after, change, family
    )
    SELECT id, events, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'offer', 'FREE', 'OFFERED', offer, family FROM offered
)
SELECT count(*) FROM offered;
