-- purpose: lets cases take the steps that following found, and tells each as the case's next event
-- reads: graduation_taken (temporary)
-- writes: graduation_case, graduation_case_event
-- grain: one case

WITH told AS (
    INSERT INTO graduation_case_event (case_id, n, at, by_user, by_name, by_org, kind, before, after, no_ba, day)
    SELECT c.id, c.events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, t.verb, c.state, t.after,
        coalesce(t.return_no_ba, t.no_ba), coalesce(t.return_tanggal_ba, t.tanggal_ba)
    FROM graduation_taken t
    JOIN graduation_case c ON c.id = t.case_id
)
UPDATE graduation_case c
SET state = t.after, kind = coalesce(t.kind, c.kind), change = coalesce(t.change, c.change),
    no_ba = coalesce(t.no_ba, c.no_ba), tanggal_ba = coalesce(t.tanggal_ba, c.tanggal_ba),
    asked = coalesce(t.asked, c.asked), left_from = coalesce(t.left_from, c.left_from),
    decided_by = coalesce(t.decided_by, c.decided_by), code = coalesce(t.code, c.code), path = coalesce(t.path, c.path),
    return_no_ba = coalesce(t.return_no_ba, c.return_no_ba),
    return_tanggal_ba = coalesce(t.return_tanggal_ba, c.return_tanggal_ba),
    due = CASE WHEN t.verb = 'move' OR t.after = 'CONTESTED' THEN c.due END,
    events = c.events + 1, changed_at = %(at)s
FROM graduation_taken t
WHERE c.id = t.case_id;
