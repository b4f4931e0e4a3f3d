-- purpose: judges new words where they stand among all words of their account or card, and says which is the state now
-- reads: registry_card_event
-- writes: registry_card_event (verdict, is_current), registry_card_touched (temporary, gone at commit)
-- grain: one word; the same answer as `account_life.told`. What only continues begins where it stands, a word that
--        came late lets the whole story be told anew

DROP TABLE IF EXISTS pg_temp.registry_card_touched, pg_temp.registry_card_sorted, pg_temp.registry_card_walked;
CREATE TEMPORARY TABLE registry_card_touched ON COMMIT DROP AS
SELECT
    n.subject, n.blind, NULL::date AS last_day,
    bool_or(EXISTS (
        SELECT FROM registry_card_event o
        WHERE o.subject = n.subject AND o.blind = n.blind AND o.verdict NOT IN ('NEW', 'UNKNOWN_FAMILY')
            AND (o.day, o.rank) > (n.day, n.rank)
    )) AS anew
FROM registry_card_event n
WHERE n.verdict = 'NEW'
GROUP BY n.subject, n.blind;
CREATE UNIQUE INDEX ON registry_card_touched (subject, blind);
ANALYZE registry_card_touched;

CREATE TEMPORARY TABLE registry_card_sorted ON COMMIT DROP AS
SELECT
    e.id, e.subject, e.blind, e.state, e.day,
    row_number() OVER (PARTITION BY e.subject, e.blind ORDER BY e.day, e.rank, e.id) AS n
FROM registry_card_touched t
JOIN registry_card_event e USING (subject, blind)
WHERE e.verdict <> 'UNKNOWN_FAMILY' AND (t.anew OR e.verdict = 'NEW');
-- Without it the recursion would look through all words for each: nobody has counted a CTE's rows.
CREATE UNIQUE INDEX ON registry_card_sorted (subject, blind, n);
ANALYZE registry_card_sorted;

CREATE TEMPORARY TABLE registry_card_walked ON COMMIT DROP AS
WITH RECURSIVE walk AS (
    SELECT t.subject, t.blind, 0::bigint AS n, c.state, NULL::bigint AS id, NULL::text AS verdict, NULL::date AS day
    FROM registry_card_touched t
    LEFT JOIN registry_card_event c
        ON c.subject = t.subject AND c.blind = t.blind AND c.is_current AND NOT t.anew
    UNION ALL
    SELECT
        s.subject, s.blind, s.n, CASE v.verdict WHEN 'TAKEN' THEN s.state ELSE w.state END, s.id, v.verdict, s.day
    FROM walk w
    JOIN registry_card_sorted s ON s.subject = w.subject AND s.blind = w.blind AND s.n = w.n + 1
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN w.state IS NULL OR s.subject || ':' || w.state || ':' || s.state = ANY (%(taken)s) THEN 'TAKEN'
            WHEN s.subject || ':' || w.state || ':' || s.state = ANY (%(same)s) THEN 'SAME'
            ELSE 'IMPOSSIBLE'
        END AS verdict
    ) v
)
SELECT subject, blind, n, id, verdict, day FROM walk WHERE id IS NOT NULL;
ANALYZE registry_card_walked;

-- One current word at a time: first nobody's, then the last that moved.
UPDATE registry_card_event e SET is_current = false
FROM (SELECT DISTINCT subject, blind FROM registry_card_walked WHERE verdict = 'TAKEN') m
WHERE e.subject = m.subject AND e.blind = m.blind AND e.is_current;
UPDATE registry_card_event e SET verdict = w.verdict, is_current = w.is_last OR (e.is_current AND w.verdict = 'TAKEN')
FROM (
    SELECT id, verdict, verdict = 'TAKEN' AND n = max(n) FILTER (WHERE verdict = 'TAKEN') OVER (PARTITION BY subject, blind)
        AS is_last
    FROM registry_card_walked
) w
WHERE e.id = w.id AND (e.verdict <> w.verdict OR w.is_last);
UPDATE registry_card_touched t SET last_day = w.day
FROM (
    SELECT subject, blind, max(day) AS day FROM registry_card_walked WHERE verdict IN ('TAKEN', 'SAME')
    GROUP BY subject, blind
) w
WHERE w.subject = t.subject AND w.blind = t.blind;
