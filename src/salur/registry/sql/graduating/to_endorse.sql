-- purpose: gives the newest line by which each of these families leaves that waits to be endorsed
-- reads: registry_change
-- writes: nothing
-- grain: one family

SELECT DISTINCT ON (id_kpm) id_kpm, id
FROM registry_change
WHERE id_kpm = ANY (%(ids)s) AND state = 'VERIFIED' AND kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
ORDER BY id_kpm, id DESC;
