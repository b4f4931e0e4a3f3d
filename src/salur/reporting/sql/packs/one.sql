-- purpose: the pack of a kab/kota as it was printed
-- reads: reporting_pack
-- writes: nothing
-- grain: one pack
SELECT pdf FROM reporting_pack WHERE meeting_id = %(meeting)s AND code = %(code)s
