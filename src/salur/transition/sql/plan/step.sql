-- purpose: takes a plan one step on
-- reads: nothing
-- writes: transition_plan
-- grain: one plan

UPDATE transition_plan SET
    state = %(state)s,
    proposed_by = coalesce(proposed_by, %(proposed_by)s), proposed_by_name = coalesce(proposed_by_name, %(proposed_by_name)s),
    proposed_at = coalesce(proposed_at, %(proposed_at)s),
    decided_by = coalesce(decided_by, %(decided_by)s), decided_by_name = coalesce(decided_by_name, %(decided_by_name)s),
    decided_at = coalesce(decided_at, %(decided_at)s), decided_on = coalesce(decided_on, %(decided_on)s),
    number = coalesce(number, %(number)s), despite = coalesce(despite, %(despite)s),
    area_decision = coalesce(area_decision, %(area_decision)s),
    ended_at = coalesce(ended_at, %(ended_at)s), ended_why = coalesce(ended_why, %(ended_why)s)
WHERE id = %(id)s;
