-- purpose: lets cases take one step, and tells it as the next event of each
-- reads: graduation_case
-- writes: graduation_case, graduation_case_event
-- grain: one case; `changes` names the columns that change, as JSON; it and `words` are one for each of `ids`

WITH given AS (
    SELECT * FROM unnest(%(ids)s::uuid[], %(changes)s::text[], %(words)s::bytea[]) AS g (id, changes, words)
),
wanted AS (
    SELECT (jsonb_populate_record(c, g.changes::jsonb)).*
    FROM given g
    JOIN graduation_case c ON c.id = g.id
),
told AS (
    INSERT INTO graduation_case_event (
        case_id, n, at, by_user, by_name, by_org, kind, before, after, words_sealed, no_ba, day, visit
    )
    SELECT c.id, c.events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, %(kind)s, c.state, w.state, g.words,
        %(no_ba)s, %(day)s, CASE WHEN w.visit IS DISTINCT FROM c.visit THEN w.visit END
    FROM graduation_case c
    JOIN wanted w USING (id)
    JOIN given g USING (id)
)
UPDATE graduation_case c
SET state = w.state, kind = w.kind, visit = w.visit, no_ba = w.no_ba, tanggal_ba = w.tanggal_ba,
    decided_by = w.decided_by, asked = w.asked, letter_no = w.letter_no, told_on = w.told_on, told_to = w.told_to,
    object_until = w.object_until, objected_on = w.objected_on, objected_by = w.objected_by,
    answered_by = w.answered_by, change = w.change, left_from = w.left_from, return_no_ba = w.return_no_ba,
    return_tanggal_ba = w.return_tanggal_ba, due = w.due, events = c.events + 1, changed_at = %(at)s
FROM wanted w
WHERE c.id = w.id;
