-- purpose: gives the line by which each of these families leaves that somebody wrote at a moment, to be endorsed
-- reads: registry_change
-- writes: nothing
-- grain: one family; a line that somebody else writes meanwhile is not it

SELECT DISTINCT ON (id_kpm) id_kpm, id
FROM registry_change
WHERE id_kpm = ANY (%(ids)s) AND state = 'VERIFIED' AND kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
    AND proposed_by = %(by)s AND proposed_at = %(at)s
ORDER BY id_kpm, id DESC;
