-- purpose: gives the newest month of a kab/kota with a frozen list, and what each desa is under in it
-- reads: programs_list, programs_list_desa, programs_turn
-- writes: nothing
-- grain: one desa: the programme that a decision gave it by then, or else the only one whose list has it; the month
--        stands in every row, and in a row without a desa where nothing holds yet

WITH newest AS (
    SELECT max(period) AS period FROM programs_list WHERE kode_wilayah = %(kode_wilayah)s
),
decided AS (
    SELECT a.kode_wilayah, a.program
    FROM newest CROSS JOIN LATERAL programs_area_of(%(lowest)s, %(highest)s, newest.period) a
),
listed AS (
    SELECT d.kode_wilayah, min(d.program) AS program
    FROM programs_list_desa d JOIN newest USING (period)
    WHERE d.kode_wilayah >= %(lowest)s AND d.kode_wilayah < %(highest)s
    GROUP BY d.kode_wilayah
    HAVING count(DISTINCT d.program) = 1
)
SELECT newest.period, held.kode_wilayah, held.program, held.is_decided
FROM newest
LEFT JOIN (
    SELECT kode_wilayah, program, true AS is_decided FROM decided
    UNION ALL
    SELECT kode_wilayah, program, false FROM listed
    WHERE kode_wilayah NOT IN (SELECT kode_wilayah FROM decided)
) held ON true
ORDER BY held.kode_wilayah;
