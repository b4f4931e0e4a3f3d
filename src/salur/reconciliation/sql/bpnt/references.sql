-- purpose: find replays, references used twice and what reversals take back (section 3)
-- reads:   {lines}: acct, month, amount, kind (1 given, 0 without money, -1 reversal), ref (the hash
--          of its reference); {unusual}: what few of them have
-- writes:  {touched}: lines of {lines} that do not count as they stand, with what is left of them
--          {noted}:   findings about lines, with the account, whether the line takes part, and a count
-- grain:   {touched} one line; {noted} one line and finding
-- Replays, reused references and reversals are rare: everything works on the few suspects.
CREATE TABLE {suspects} AS
SELECT u.rid, l.acct, l.month, l.amount, l.kind, l.ref, u.line,
       row_number() OVER (PARTITION BY l.ref, u.line, l.acct, l.amount ORDER BY u.rid) AS copy
FROM {unusual} u JOIN {lines} l ON l.rowid = u.rid
WHERE u.line IS NOT NULL;

CREATE TABLE {replays} AS SELECT rid FROM {suspects} WHERE copy > 1;

CREATE TABLE {reused} AS
SELECT ref FROM {suspects} WHERE copy = 1 GROUP BY ref HAVING count(*) > 1;

CREATE TABLE {reversals} AS
SELECT u.rid, l.acct, l.month, l.amount, u.names
FROM {unusual} u JOIN {lines} l ON l.rowid = u.rid
WHERE l.kind = -1 AND u.rid NOT IN (SELECT rid FROM {replays});

CREATE TABLE {origins} AS
WITH claims AS (SELECT acct, names AS ref, sum(amount) AS claim FROM {reversals} GROUP BY ALL),
given AS (
    SELECT l.rowid AS rid, l.acct, l.ref, l.month, l.amount, c.claim,
           sum(l.amount) OVER (
               PARTITION BY l.acct, l.ref ORDER BY l.amount DESC, l.month, s.line
               ROWS UNBOUNDED PRECEDING) - l.amount AS taken_before
    FROM {lines} l JOIN claims c ON l.acct = c.acct AND l.ref = c.ref
    LEFT JOIN {suspects} s ON s.rid = l.rowid
    WHERE l.kind = 1 AND l.rowid NOT IN (SELECT rid FROM {replays})
)
SELECT rid, acct, ref, month, amount, claim,
       CAST(amount - greatest(least(amount, claim - taken_before), 0) AS BIGINT) AS left_over
FROM given;

CREATE TABLE {named} AS
SELECT r.rid, r.acct, r.amount, o.month IS NOT NULL AS has_origin,
       coalesce(o.month, r.month) AS month, coalesce(o.exceeds, false) AS exceeds
FROM {reversals} r
LEFT JOIN (
    SELECT acct, ref, month, any_value(claim) > any_value(total) AS exceeds
    FROM (SELECT *, sum(amount) OVER (PARTITION BY acct, ref) AS total FROM {origins})
    GROUP BY ALL
) o ON o.acct = r.acct AND o.ref = r.names;

CREATE TABLE {touched} AS
SELECT rid, CAST(NULL AS BIGINT) AS left_over FROM {replays}
UNION ALL
SELECT rid, left_over FROM {origins};

CREATE TABLE {noted} AS
SELECT rid, acct, month = $period AS takes_part, 'replayed_line' AS finding
FROM {suspects} WHERE copy > 1 AND kind >= 0
UNION ALL
SELECT s.rid, s.acct,
       CASE WHEN s.kind >= 0 THEN s.month = $period
            ELSE EXISTS (SELECT 1 FROM {named} n WHERE n.rid = s.rid AND n.month = $period) END,
       'reference_reused'
FROM {suspects} s WHERE s.copy = 1 AND s.ref IN (SELECT ref FROM {reused})
UNION ALL
SELECT s.rid, s.acct,
       EXISTS (SELECT 1 FROM {suspects} t JOIN {named} n ON n.rid = t.rid
               WHERE t.ref = s.ref AND t.line = s.line AND t.copy = 1 AND n.month = $period),
       'replayed_line'
FROM {suspects} s WHERE s.copy > 1 AND s.kind = -1
UNION ALL
SELECT rid, acct, true, 'reversal_without_origin' FROM {named}
WHERE NOT has_origin AND month = $period
UNION ALL
SELECT DISTINCT rid, acct, true, 'reversal_exceeds_origin' FROM {named}
WHERE exceeds AND month = $period
UNION ALL
SELECT rowid, acct, false, 'other_period' FROM {lines}
WHERE kind >= 0 AND month <> $period AND rowid NOT IN (SELECT rid FROM {replays})
UNION ALL
SELECT rid, any_value(acct), false, 'other_period' FROM {named}
GROUP BY rid HAVING NOT bool_or(month = $period);
