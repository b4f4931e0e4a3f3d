-- purpose: what all packs of a meeting hold, to print them as one book
-- reads: reporting_pack
-- writes: nothing
-- grain: one kab/kota
SELECT content FROM reporting_pack WHERE meeting_id = %(meeting)s ORDER BY code
