-- purpose: gives what was missing of each gate in the regions under a path, day by day since a day
-- reads: transition_gate
-- writes: nothing
-- grain: one region of so many digits (a kab/kota or smaller: its desa are counted on the same days), gate and day

SELECT left(kode_wilayah, %(digits)s), gate, day, sum(greatest(required - have, 0))
FROM transition_gate
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s AND day >= %(since)s
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3;
