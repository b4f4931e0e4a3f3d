-- id: namesakes_same_birth
-- severity: info
-- part: none
-- pesan: Nama dan tanggal lahir sama dengan keluarga lain di desa yang sama.
-- message: Name and birth date are the same as another family's in the desa.
-- perbaikan: Periksa apakah keluarganya sama; putuskan pada halaman data ganda.
-- remedy: See whether it is the same family; decide on the page of duplicates.
-- dasar: BPKP 2020 (domain.md §12) [L]
-- minutes: 20
-- reads: families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT hash(desa, born, name) AS h
    FROM families
    WHERE name IS NOT NULL AND born IS NOT NULL
    GROUP BY h
    HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rowid AS rid, id_kpm, outside, desa, born, name
    FROM families
    WHERE name IS NOT NULL AND born IS NOT NULL AND hash(desa, born, name) IN (SELECT h FROM repeated)
),

named AS (
    SELECT desa, born, name, list(id_kpm ORDER BY id_kpm) FILTER (NOT outside) AS ids, count(*) AS families
    FROM bearers
    GROUP BY ALL
    HAVING count(*) > 1
)

SELECT rid, 'nama_pengurus' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (desa, born, name)
