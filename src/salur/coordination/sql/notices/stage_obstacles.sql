-- purpose: what happened to obstacles lately, and what is due soon, with whom each concerns
-- reads: coordination_obstacle, coordination_obstacle_event, coordination_subscription
-- writes: notice_batch (temporary)
-- grain: one event and circle of people

WITH circles (event, kind, urgent, whom) AS (
    VALUES
        ('OPENED', 'given', false, 'owner'),
        ('ACCEPTED', 'given', false, 'owner'),
        ('ASSIGNED', 'assigned', false, 'person'),
        ('OFFERED', 'offered', true, 'receiver'),
        ('RETURNED', 'given_back', false, 'owner'),
        ('ESCALATED', 'risen', true, 'desk'),
        ('ESCALATED', 'risen_own', false, 'owner'),
        ('RESOLVED', 'to_verify', false, 'raiser'),
        ('REOPENED', 'reopened', false, 'owner'),
        ('COMMENTED', 'followed', false, 'follower'),
        ('RESOLVED', 'followed', false, 'follower'),
        ('VERIFIED', 'followed', false, 'follower'),
        ('REOPENED', 'followed', false, 'follower'),
        ('ESCALATED', 'followed', false, 'follower')
), happened AS (
    SELECT c.event, c.kind, c.urgent, c.whom, e.at, e.by_user, e.words,
        'obstacle ' || o.id || ' ' || e.n || ' ' || c.kind AS key,
        CASE c.whom WHEN 'owner' THEN o.owner_org WHEN 'receiver' THEN e.organisation
            WHEN 'raiser' THEN o.raised_org END AS organisation,
        o AS obstacle
    FROM coordination_obstacle_event e
    JOIN coordination_obstacle o ON o.id = e.obstacle_id
    JOIN circles c ON c.event = e.kind
    WHERE e.at > %(since)s AND e.at <= %(at)s
    UNION ALL
    SELECT '', 'due_soon', false, 'owner', %(at)s, NULL, '',
        'obstacle ' || o.id || ' due ' || o.due, o.owner_org, o
    FROM coordination_obstacle o
    WHERE o.due BETWEEN %(today)s AND %(soon)s AND o.state NOT IN ('RESOLVED', 'VERIFIED')
)
INSERT INTO notice_batch (kind, urgent, key, subject, path, code, at, roles, organisation, persons, never, parties)
SELECT h.kind, h.urgent, h.key, (h.obstacle).id, (h.obstacle).path, (h.obstacle).code, h.at,
    CASE
        WHEN (h.obstacle).restricted AND h.whom <> 'owner' THEN %(sensitive)s::text[]
        WHEN h.whom = 'desk' AND h.words = '1' THEN %(kabkota)s::text[]
        WHEN h.whom = 'desk' AND h.words = '2' THEN ARRAY['province']
        WHEN h.whom = 'desk' THEN ARRAY['ministry']
        WHEN h.whom = 'raiser' THEN %(verifiers)s::text[]
        WHEN h.whom = 'follower' THEN %(readers)s::text[]
        ELSE %(workers)s::text[]
    END,
    h.organisation,
    CASE h.whom
        WHEN 'person' THEN ARRAY[(h.obstacle).owner_user]
        WHEN 'follower' THEN ARRAY(
            SELECT s.user_id FROM coordination_subscription s WHERE s.obstacle_id = (h.obstacle).id
        )
    END,
    array_remove(ARRAY[h.by_user], NULL),
    array_remove(ARRAY[(h.obstacle).owner_org, (h.obstacle).offered_org, (h.obstacle).party,
        (h.obstacle).raised_org], NULL)
FROM happened h
-- what the data raised has nobody who waits to verify it, and a thing taken back has no receiver
WHERE (h.whom NOT IN ('owner', 'receiver', 'raiser') OR h.organisation IS NOT NULL)
    -- what a meeting decided is told as its decision
    AND NOT (h.event = 'OPENED' AND (h.obstacle).source = 'meeting');
