-- purpose: tells since when each suspended family under a region has been so
-- reads: quality_violation
-- writes: nothing
-- grain: one family with an open violation that suspends

SELECT id_kpm, min(since)
FROM quality_violation
WHERE until IS NULL AND severity = 'suspend' AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
GROUP BY id_kpm;
