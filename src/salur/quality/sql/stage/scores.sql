-- purpose: counts the families of every region that have each part of validity, and those that have all
-- reads:   violations, rules (rule, bit), families
-- writes:  scores
-- grain:   one region of any level; the nation's code is empty
-- A family without a readable desa counts in the nation alone.

CREATE OR REPLACE TABLE lacking AS
SELECT rid, bit_or(bit) AS lacks
FROM violations
JOIN rules USING (rule)
WHERE bit > 0
GROUP BY rid;

CREATE OR REPLACE TEMP TABLE desa_scores AS
SELECT
    desa,
    count(*) AS families,
    count(*) FILTER (coalesce(lacks, 0) & 1 = 0) AS complete,
    count(*) FILTER (coalesce(lacks, 0) & 2 = 0) AS well_formed,
    count(*) FILTER (coalesce(lacks, 0) & 4 = 0) AS "unique",
    count(*) FILTER (coalesce(lacks, 0) & 8 = 0) AS matched,
    count(*) FILTER (coalesce(lacks, 0) & 16 = 0) AS fresh,
    count(*) FILTER (lacks IS NULL) AS valid
FROM families
LEFT JOIN lacking ON lacking.rid = families.rowid
WHERE NOT outside
GROUP BY desa;

CREATE OR REPLACE TABLE scores AS
SELECT
    left(coalesce(desa, ''), digits) AS code,
    sum(COLUMNS(* EXCLUDE (desa, digits))) :: BIGINT
FROM desa_scores, (SELECT unnest([0, 2, 4, 6, 10]) AS digits)
WHERE digits = 0 OR desa IS NOT NULL
GROUP BY ALL;
