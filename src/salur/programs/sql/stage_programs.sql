-- purpose: stages from which month until which a desa of a range is under which programme, as decided; and, for desa of
--          which nobody decided anything, what a kab/kota had lists of
-- reads: programs_turn, programs_list
-- writes: programs_of_region (temporary, gone at commit)
-- grain: one desa or kab/kota and span of months; a kab/kota with lists of both programmes says nothing

CREATE TEMPORARY TABLE IF NOT EXISTS programs_of_region (
    code text NOT NULL,
    first integer NOT NULL,
    until integer,
    program text NOT NULL
) ON COMMIT DROP;
TRUNCATE programs_of_region;
INSERT INTO programs_of_region (code, first, until, program)
SELECT kode_wilayah, month, lead(month) OVER (PARTITION BY kode_wilayah ORDER BY month), program
FROM programs_turn
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s;
INSERT INTO programs_of_region (code, first, until, program)
SELECT kode_wilayah, period, until, program
FROM (
    SELECT kode_wilayah, period, min(program) AS program, count(DISTINCT program) AS programs,
        lead(period) OVER (PARTITION BY kode_wilayah ORDER BY period) AS until
    FROM programs_list
    WHERE kode_wilayah >= left(%(lowest)s, 4) AND kode_wilayah < %(highest)s
    GROUP BY kode_wilayah, period
) listed
WHERE programs = 1;
ANALYZE programs_of_region;
