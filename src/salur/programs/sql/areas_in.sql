-- purpose: gives the programme of every desa of a range in a month, as decided
-- reads: programs_turn
-- writes: nothing
-- grain: one desa; where nobody decided anything it is absent

SELECT kode_wilayah, program FROM programs_area_of(%(lowest)s, %(highest)s, %(period)s) ORDER BY kode_wilayah;
