-- purpose: what happened to meetings lately, with whom each concerns
-- reads: coordination_meeting, coordination_meeting_event, coordination_obstacle
-- writes: notice_batch (temporary)
-- grain: one event, organisation and region of the meeting

WITH circles (event, kind, urgent, whom) AS (
    VALUES
        ('INVITED', 'meeting_invited', false, 'invited'),
        ('MOVED', 'meeting_moved', true, 'invited'),
        ('CALLED_OFF', 'meeting_called_off', true, 'invited'),
        ('DECIDED', 'meeting_task', false, 'owner'),
        ('WRITTEN', 'minutes_to_sign', false, 'chair'),
        ('RETURNED', 'minutes_returned', false, 'writer'),
        ('SIGNED', 'minutes_signed', false, 'invited')
), happened AS (
    SELECT c.kind, c.urgent, c.whom, e.at, e.n, e.by_user, e.person, e.obstacle_id, e.organisations,
        m.id, m.codes, m.paths, who.organisation
    FROM coordination_meeting_event e
    JOIN coordination_meeting m ON m.id = e.meeting_id
    JOIN circles c ON c.event = e.kind
    CROSS JOIN unnest(e.organisations) AS who (organisation)
    WHERE e.at > %(since)s AND e.at <= %(at)s
)
INSERT INTO notice_batch (
    kind, urgent, key, subject, path, code, at, roles, organisation, persons, never, parties, within
)
SELECT h.kind, h.urgent, 'meeting ' || h.id || ' ' || h.n || ' ' || h.kind, coalesce(o.id, h.id), near.path,
    coalesce(o.code, CASE WHEN cardinality(h.codes) = 1 THEN h.codes[1] ELSE '' END), h.at,
    CASE h.whom
        WHEN 'owner' THEN %(workers)s::text[]
        WHEN 'chair' THEN %(chairs)s::text[]
        WHEN 'writer' THEN %(managers)s::text[]
        ELSE %(meeters)s::text[]
    END,
    -- who writes and who signs need not be of one organisation, so only the person counts
    CASE WHEN h.whom <> 'writer' THEN h.organisation END,
    CASE WHEN h.whom = 'writer' THEN ARRAY[h.person] END, ARRAY[h.by_user], h.organisations,
    h.whom = 'invited'
FROM happened h
LEFT JOIN coordination_obstacle o ON o.id = h.obstacle_id
CROSS JOIN LATERAL (
    SELECT o.path WHERE h.whom = 'owner'
    UNION ALL
    -- what is signed is the whole meeting's: whoever signs it reaches all of its regions
    SELECT CASE WHEN cardinality(h.paths) = 1 THEN h.paths[1] ELSE lca(h.paths) END
    WHERE h.whom IN ('chair', 'writer')
    UNION ALL
    SELECT unnest(h.paths) WHERE h.whom = 'invited'
) AS near (path);
