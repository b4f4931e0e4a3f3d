-- purpose: groups the families of a desa by the rule they break: what would repairing a whole group bring?
-- reads:   violations, rules (rule, bit, minutes, suspends), families
-- writes:  groups
-- grain:   one rule in one desa; only rules that take a part of validity away, or payment
-- A family is freed by a group when it breaks no other rule that counts, and payable again when no other rule
-- suspends it; the rate counts whoever is either, per hour of work.

CREATE OR REPLACE TEMP TABLE broken AS
SELECT DISTINCT rid, rule, minutes, suspends
FROM violations
JOIN rules USING (rule)
WHERE bit > 0;

CREATE OR REPLACE TEMP TABLE burdens AS
SELECT rid, count(*) AS rules, count(*) FILTER (suspends) AS suspending
FROM broken
GROUP BY rid;

CREATE OR REPLACE TABLE groups AS
SELECT
    rule,
    desa,
    count(*) AS families,
    count(*) FILTER (rules = 1) AS freed,
    count(*) FILTER (suspends AND suspending = 1) AS payable,
    any_value(minutes) AS minutes,
    count(*) FILTER (rules = 1 OR (suspends AND suspending = 1)) * 60.0
        / (count(*) * greatest(any_value(minutes), 1)) AS rate
FROM broken
JOIN burdens USING (rid)
JOIN families f ON f.rowid = rid
WHERE desa IS NOT NULL
GROUP BY rule, desa;
