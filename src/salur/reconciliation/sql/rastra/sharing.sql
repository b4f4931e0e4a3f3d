-- purpose: share the documents of a kecamatan out over its desa (section 4)
-- reads:   requested, deliveries, releases_once, arrivals_once
-- writes:  asking: desa that asked for rice, with their part of the kecamatan's request
--          shared: deliveries by desa; what no desa asked for stays with the kecamatan
--          notes: not_shared_out
-- grain:   asking one desa and range; shared one document, quantity and region
-- Each document is shared out by itself, in proportion to the SPA of exactly its range, whole
-- grams each, the remainder to the smallest code. A document with more rejected than arrived
-- is shared out like its positive.
CREATE TABLE asking AS
SELECT code[1:6] AS kecamatan, code, from_month, to_month, grams,
       sum(grams) OVER of_kecamatan AS whole,
       code = min(code) OVER of_kecamatan AS leads
FROM requested WHERE grams > 0
WINDOW of_kecamatan AS (PARTITION BY code[1:6], from_month, to_month);

CREATE TABLE shared AS
WITH parts AS (
    SELECT d.rowid AS rid, d.quantity, a.code, d.from_month, d.to_month, d.grams, a.leads,
           sign(d.grams) * (abs(d.grams) * a.grams // a.whole) AS part
    FROM deliveries d
    JOIN asking a ON a.kecamatan = d.code
     AND a.from_month = d.from_month AND a.to_month = d.to_month
)
SELECT quantity, code, from_month, to_month,
       part + CASE WHEN leads THEN grams - sum(part) OVER (PARTITION BY rid) ELSE 0 END AS grams
FROM parts
UNION ALL
SELECT quantity, code, from_month, to_month, grams FROM deliveries
WHERE (code, from_month, to_month) NOT IN (SELECT (kecamatan, from_month, to_month) FROM asking);

INSERT INTO notes
SELECT 'not_shared_out', code, true, 1
FROM (SELECT code, from_month, to_month FROM releases_once WHERE covers
      UNION ALL SELECT code, from_month, to_month FROM arrivals_once WHERE covers)
WHERE length(code) = 6
  AND (code, from_month, to_month) NOT IN (SELECT (kecamatan, from_month, to_month) FROM asking);
