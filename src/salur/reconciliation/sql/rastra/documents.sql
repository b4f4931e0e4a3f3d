-- purpose: gather what was requested, released, arrived and rejected, by document (section 4)
-- reads:   requests_once, releases_once, arrivals_once, papers
-- writes:  requested: SPA added by desa and range
--          deliveries: one row per document and quantity, A being what arrived net of rejects
--          notes: other_period
-- grain:   requested one desa and range; deliveries one document and quantity
CREATE TABLE requested AS
SELECT code, from_month, to_month, sum(kg) AS grams
FROM requests_once WHERE covers GROUP BY ALL;

CREATE TABLE deliveries AS
SELECT 'released' AS quantity, code, from_month, to_month, CAST(kg AS HUGEINT) AS grams
FROM releases_once WHERE covers
UNION ALL
SELECT 'arrived', code, from_month, to_month, CAST(kg AS HUGEINT) - kg_ditolak
FROM arrivals_once WHERE covers
UNION ALL
SELECT 'rejected', code, from_month, to_month, CAST(kg_ditolak AS HUGEINT)
FROM arrivals_once WHERE covers
UNION ALL
SELECT quantity, code, from_month, to_month, CAST(grams AS HUGEINT)
FROM papers WHERE $period BETWEEN from_month AND to_month;

INSERT INTO notes
SELECT 'other_period', NULL, false, 1 FROM requests_once WHERE NOT covers
UNION ALL
SELECT 'other_period', NULL, false, 1 FROM releases_once WHERE NOT covers
UNION ALL
SELECT 'other_period', NULL, false, 1 FROM arrivals_once WHERE NOT covers;
