-- purpose: the live obstacles of some groups
-- reads:   coordination_obstacle
-- writes:  nothing
-- grain:   one obstacle
SELECT o.id, o.number, o.program, o.cause, o.t, o.path::text, o.code, o.period, o.party, o.subject, o.source, o.raised_by,
    o.raised_org, o.owner_org, o.owner_user, o.offered_org, o.state, o.due, o.level, o.rises_on, o.families, o.rupiah,
    o.grams, o.opened_at, o.opened_on, o.resolved_at, o.resolved_by, o.verified_at, o.restricted, o.told
FROM coordination_obstacle o
JOIN unnest(
    %(programs)s::text[], %(causes)s::text[], %(codes)s::text[], %(parties)s::uuid[], %(subjects)s::text[]
) AS g (program, cause, code, party, subject)
    ON o.program = g.program AND o.cause = g.cause AND o.code = g.code AND o.subject = g.subject
    AND o.party IS NOT DISTINCT FROM g.party
WHERE o.source = %(source)s AND o.state <> 'VERIFIED'
