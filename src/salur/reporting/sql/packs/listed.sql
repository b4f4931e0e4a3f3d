-- purpose: which packs of a meeting lie ready
-- reads: reporting_pack
-- writes: nothing
-- grain: one kab/kota
SELECT code, made_at, made_by_name, length(pdf), pdf_digest
FROM reporting_pack WHERE meeting_id = %(meeting)s
ORDER BY code
