-- purpose: finds families under a region whose newest visit says that they stand on their own, or that they left the
--          programme's group, and asks how they stand in the register
-- reads: graduation_visit, graduation_case, graduation_case_event
-- writes: graduation_ready, registry_asked_family (both temporary, gone at commit)
-- grain: one family; who is on a way out, or was proposed on this very visit before, is left out

CREATE TEMPORARY TABLE IF NOT EXISTS registry_asked_family (family uuid NOT NULL) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS graduation_ready (
    family uuid PRIMARY KEY,
    id_kpm text NOT NULL,
    kind text NOT NULL,
    visit uuid NOT NULL,
    day date NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_asked_family, graduation_ready;
INSERT INTO graduation_ready (family, id_kpm, kind, visit, day)
SELECT n.family, n.id_kpm, CASE WHEN n.eligible IS FALSE THEN 'ALAMIAH' ELSE 'MANDIRI' END, n.id, n.visited_on
FROM (
    SELECT DISTINCT ON (v.family) v.*
    FROM graduation_visit v
    WHERE v.code >= %(lowest)s AND v.code < %(highest)s AND v.withdrawn_at IS NULL
    ORDER BY v.family, v.visited_on DESC, v.at DESC, v.id
) n
WHERE n.visited_on >= %(since)s AND (n.eligible IS FALSE OR cardinality(n.met) >= %(ready)s)
    AND NOT EXISTS (
        SELECT FROM graduation_case c
        WHERE c.family = n.family AND (
            c.state NOT IN ('STAYS', 'STANDING', 'RETURNED')
            OR EXISTS (SELECT FROM graduation_case_event e WHERE e.case_id = c.id AND e.visit = n.id)
        )
    );
INSERT INTO registry_asked_family (family) SELECT family FROM graduation_ready;
ANALYZE graduation_ready;
