-- purpose: lets accounts and cards stand as their words say, and ends the replacements that came
-- reads: registry_card_touched (temporary), registry_card_event, registry_family_account
-- writes: registry_account, registry_card (and their histories), registry_card_replacement
-- grain: one account, one card

UPDATE registry_account a
SET
    status = e.state, reason = e.reason, as_of = greatest(a.as_of, t.last_day),
    evidence = coalesce(%(evidence)s::uuid, a.evidence), changed_by = %(by)s, changed_at = %(at)s
FROM registry_card_touched t
JOIN registry_card_event e ON e.subject = t.subject AND e.blind = t.blind AND e.is_current
WHERE t.subject = 'ACCOUNT' AND a.blind = t.blind
    AND (a.status, a.reason, a.as_of) IS DISTINCT FROM (e.state, e.reason, greatest(a.as_of, t.last_day));

UPDATE registry_card c
SET
    status = e.state, as_of = greatest(c.as_of, t.last_day), evidence = coalesce(%(evidence)s::uuid, c.evidence),
    changed_by = %(by)s, changed_at = %(at)s
FROM registry_card_touched t
JOIN registry_card_event e ON e.subject = t.subject AND e.blind = t.blind AND e.is_current
WHERE t.subject = 'CARD' AND c.blind = t.blind
    AND (c.status, c.as_of) IS DISTINCT FROM (e.state, greatest(c.as_of, t.last_day));

UPDATE registry_card_replacement r
SET
    replaced_on = greatest(r.requested_on, e.day),
    new_card = CASE e.state WHEN 'AKTIF' THEN r.card_blind ELSE %(new_card)s::uuid END
FROM registry_card_touched t
JOIN registry_card_event e ON e.subject = t.subject AND e.blind = t.blind AND e.is_current
WHERE t.subject = 'CARD' AND r.card_blind = t.blind AND r.replaced_on IS NULL AND e.state IN ('AKTIF', 'DIGANTI');
