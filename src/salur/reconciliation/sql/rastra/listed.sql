-- purpose: bring the list to one row per family, and find the quotas it leaves open (section 4)
-- reads:   listed_lines, quotas
-- writes:  listed: one row per family, of several desa the least code
--          unfilled: quotas of the period beyond the families listed beneath them
-- grain:   listed one family; unfilled one region at the level where its quota was given
CREATE TABLE listed AS
SELECT id_kpm, min(kode_wilayah) AS code FROM listed_lines GROUP BY id_kpm;

CREATE TABLE unfilled AS
WITH of_desa AS (
    SELECT code, count(*) AS families FROM listed GROUP BY code
), of_region AS (
    SELECT code[1:digits] AS code, CAST(sum(families) AS BIGINT) AS families
    FROM of_desa, (SELECT unnest([2, 4, 6, 10]) AS digits) GROUP BY ALL
)
SELECT q.code, q.kpm AS quota_kpm, coalesce(r.families, 0) AS listed_kpm
FROM quotas q LEFT JOIN of_region r ON r.code = q.code
WHERE month_index($period) BETWEEN q.first_index AND q.last_index
  AND q.kpm > coalesce(r.families, 0);
