-- purpose: gives from which month each desa of a range is under which programme
-- reads: programs_turn
-- writes: nothing
-- grain: one desa and turn

SELECT kode_wilayah, month, program
FROM programs_turn
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
ORDER BY kode_wilayah, month;
