-- purpose: counts, per kab/kota, the families that may be submitted to be endorsed
-- reads: graduation_case
-- writes: nothing
-- grain: one kab/kota

SELECT left(code, 4) AS kabkota, count(*) AS cases
FROM graduation_case
WHERE state = 'CONFIRMED' AND code >= %(lowest)s AND code < %(highest)s
GROUP BY 1
ORDER BY 1;
