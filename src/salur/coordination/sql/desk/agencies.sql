-- purpose: how each organisation answers: what is open and overdue, the days until it first said something, how
--          often what it called solved was opened again
-- reads:   coordination_obstacle, coordination_obstacle_event
-- writes:  nothing
-- grain:   one organisation that owns obstacles
-- Restricted obstacles count where they may be read: row security leaves the others out.
WITH told AS (
    SELECT o.id, min(e.at) FILTER (
            WHERE e.by_org = o.owner_org AND e.kind IN ('STARTED', 'COMMENTED', 'ATTACHED', 'OFFERED', 'ACCEPTED', 'RESOLVED')
        ) AS answered_at,
        count(*) FILTER (WHERE e.kind = 'REOPENED') AS reopened
    FROM coordination_obstacle o
    JOIN coordination_obstacle_event e ON e.obstacle_id = o.id
    WHERE o.path <@ %(path)s::ltree AND (o.state <> 'VERIFIED' OR o.opened_on >= %(since)s::date)
    GROUP BY o.id
)
SELECT o.owner_org,
    count(*) FILTER (WHERE o.state NOT IN ('RESOLVED', 'VERIFIED'))::integer AS open,
    count(*) FILTER (WHERE o.state NOT IN ('RESOLVED', 'VERIFIED') AND o.due < %(today)s::date)::integer AS overdue,
    count(*) FILTER (WHERE o.state IN ('RESOLVED', 'VERIFIED'))::integer AS solved,
    count(t.answered_at)::integer AS answered,
    coalesce(sum(t.answered_at::date - o.opened_on), 0)::integer AS days_to_answer,
    coalesce(sum(t.reopened), 0)::integer AS reopened,
    coalesce(sum(o.families) FILTER (WHERE o.state NOT IN ('RESOLVED', 'VERIFIED')), 0)::bigint AS families
FROM told t
JOIN coordination_obstacle o ON o.id = t.id
GROUP BY o.owner_org
ORDER BY overdue DESC, open DESC, o.owner_org
