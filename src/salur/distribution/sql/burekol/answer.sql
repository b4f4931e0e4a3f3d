-- purpose: lets what a bank says answer the lines that wait, and counts the answers of each order
-- reads: registry_answer (temporary)
-- writes: distribution_burekol_line, distribution_burekol
-- gives: how many opened, how many failed
-- grain: one line; a failure from before the order was made answers nothing

WITH answered AS (
    UPDATE distribution_burekol_line l
    SET state = a.state, reason = a.reason, answered_on = a.day, answered_by = %(evidence)s::uuid
    FROM registry_answer a, distribution_burekol b
    WHERE l.family_id = a.family_id AND l.state = 'READY' AND b.id = l.burekol_id AND b.evidence_id IS NOT NULL
        AND (a.state = 'OPENED' OR a.day >= b.prepared_at::date)
    RETURNING l.burekol_id, l.state
), counted AS (
    UPDATE distribution_burekol b SET opened = b.opened + s.opened, failed = b.failed + s.failed
    FROM (
        SELECT burekol_id, count(*) FILTER (WHERE state = 'OPENED') AS opened,
            count(*) FILTER (WHERE state = 'FAILED') AS failed
        FROM answered GROUP BY burekol_id
    ) s
    WHERE b.id = s.burekol_id
    RETURNING s.opened, s.failed
)
SELECT coalesce(sum(opened), 0)::integer, coalesce(sum(failed), 0)::integer FROM counted;
