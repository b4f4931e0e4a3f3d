-- purpose: gives the programme of every desa of a range in a month, as decided
-- reads: programs_turn
-- writes: nothing
-- grain: one desa; where nobody decided anything it is absent

SELECT DISTINCT ON (kode_wilayah) kode_wilayah, program
FROM programs_turn
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s AND month <= %(period)s
ORDER BY kode_wilayah, month DESC;
