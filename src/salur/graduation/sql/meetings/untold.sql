-- purpose: gives the berita acara of which letters are still to be handed over, the oldest first
-- reads: graduation_case
-- writes: nothing
-- grain: one number and day of a kab/kota, with one of its cases

SELECT left(code, 4) AS kabkota, no_ba, tanggal_ba, count(*) AS cases, (array_agg(id ORDER BY number))[1] AS case_id
FROM graduation_case
WHERE state IN ('DECIDED', 'ENDORSED', 'LEFT') AND told_on IS NULL AND no_ba IS NOT NULL
    AND code >= %(lowest)s AND code < %(highest)s
GROUP BY 1, 2, 3
ORDER BY 3, 1, 2
LIMIT %(limit)s;
