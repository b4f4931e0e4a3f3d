-- purpose: lets places, home visits and referrals follow their desa to its successor
-- reads: nothing
-- writes: graduation_slot, graduation_slot_event, graduation_visit, graduation_referral, graduation_referral_event
-- gives: how many places, visits and referrals moved
-- grain: one row; a case follows its family, and what is done of a case follows the case

WITH pair AS (
    SELECT old, new, new_path::ltree AS new_path
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[]) AS given (old, new, new_path)
),
slots AS (
    UPDATE graduation_slot s
    SET code = pair.new, path = pair.new_path, changed_at = %(at)s, events = s.events + 1
    FROM pair WHERE s.code = pair.old
    RETURNING s.id, s.events, s.state
),
slots_told AS (
    INSERT INTO graduation_slot_event (slot_id, n, at, by_user, by_name, by_org, kind, before, after)
    SELECT id, events, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'move', state, state FROM slots
),
visits AS (
    UPDATE graduation_visit v SET code = pair.new, path = pair.new_path
    FROM pair WHERE v.code = pair.old
    RETURNING v.id
),
referrals AS (
    UPDATE graduation_referral r
    SET code = pair.new, path = pair.new_path, changed_at = %(at)s, events = r.events + 1
    FROM pair WHERE r.code = pair.old
    RETURNING r.id, r.events, r.state, r.due_on
),
referrals_told AS (
    INSERT INTO graduation_referral_event (referral, n, at, by_user, by_name, by_org, kind, before, after, due_on)
    SELECT id, events, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'move', state, state, due_on FROM referrals
)
SELECT (SELECT count(*) FROM slots), (SELECT count(*) FROM visits), (SELECT count(*) FROM referrals);
