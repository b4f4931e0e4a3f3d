-- id: head_not_member
-- severity: warning
-- part: matched
-- pesan: Kepala keluarga tidak ada di antara anggota keluarga.
-- message: The head of family is not among the members.
-- perbaikan: Samakan nama kepala keluarga dengan daftar anggota pada KK.
-- remedy: Bring the head of family in line with the members on the family card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L] [PK]
-- minutes: 15
-- reads: families, members
-- grain: one column of one family

SELECT f.rowid AS rid, 'nama_kepala_keluarga' AS "column", NULL AS related
FROM families f
WHERE f.head IS NOT NULL
    AND f.id_kpm IN (SELECT id_kpm FROM members)
    AND bare_words(f.head) <> bare_words(f.name)
    AND NOT EXISTS (
        FROM members m
        WHERE m.id_kpm = f.id_kpm AND bare_words(m.name) = bare_words(f.head))
