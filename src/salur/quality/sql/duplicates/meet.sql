-- purpose: let rows meet that share one key which few rows share
-- reads:   keyed; `most` says how many rows may share it, `weight` what sharing it is worth
-- writes:  meetings
-- grain:   one pair of rows and key, the smaller row first
INSERT INTO meetings
WITH sharing AS (
    SELECT list_sort(list(rid)) AS rids FROM keyed WHERE {column} IS NOT NULL
    GROUP BY {column} HAVING count(*) BETWEEN 2 AND $most
), left_side AS (
    SELECT unnest(rids) AS a, unnest(range(1, len(rids) + 1)) AS place, rids FROM sharing
)
SELECT a, unnest(rids[place + 1:]) AS b, $weight FROM left_side WHERE place < len(rids);
