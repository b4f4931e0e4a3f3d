-- purpose: counts how a month's order agrees with the frozen list of a kab/kota, like domain.order_against_list
-- reads: listed, perintah
-- writes: order_counts
-- grain: one row; a family counts once however many lines name it

CREATE OR REPLACE TABLE order_counts AS
WITH lines AS (
    SELECT id_kpm, nominal FROM perintah
    WHERE periode = $period AND starts_with(replace(kode_wilayah, '.', ''), $code)
),
ordered AS (SELECT DISTINCT id_kpm FROM lines),
joined AS (
    SELECT l.id_kpm AS listed, l.payable, o.id_kpm AS ordered
    FROM listed l FULL JOIN ordered o ON o.id_kpm = l.id_kpm
)
SELECT
    count(listed) AS listed,
    count(ordered) AS ordered,
    count(*) FILTER (WHERE listed IS NULL) AS ordered_not_listed,
    count(*) FILTER (WHERE ordered IS NULL AND payable) AS listed_not_ordered,
    count(*) FILTER (WHERE ordered IS NOT NULL AND NOT payable) AS suspended_ordered,
    (SELECT count(*) FROM lines) AS lines,
    (SELECT coalesce(sum(nominal), 0) FROM lines) AS amount_idr
FROM joined;
