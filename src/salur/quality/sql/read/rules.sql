-- purpose: tells how many families under a region break each rule that counts
-- reads: quality_group
-- writes: nothing
-- grain: one rule

SELECT rule, sum(families), sum(freed), sum(payable)
FROM quality_group
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
GROUP BY rule
ORDER BY 2 DESC, 1;
