-- id: address_repeated
-- severity: info
-- part: none
-- pesan: Alamat bernomor ini dipakai lebih banyak keluarga daripada yang masuk akal.
-- message: This numbered address is used by more families than is plausible.
-- perbaikan: Periksa di lapangan apakah keluarga-keluarga itu tinggal di sana.
-- remedy: See in the field whether these families live there.
-- dasar: [PK] batas bertanggal
-- minutes: 20
-- reads: families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT hash(desa, rt, rw, address) AS h
    FROM families
    WHERE address IS NOT NULL
    GROUP BY h
    HAVING count(*) > $address_families
),

candidates AS MATERIALIZED (
    SELECT rowid AS rid, desa, rt, rw, upper(address) AS address
    FROM families
    WHERE hash(desa, rt, rw, address) IN (SELECT h FROM repeated) AND address GLOB '*[0-9]*'
)

SELECT rid, 'alamat' AS "column", CAST(families AS VARCHAR) AS related
FROM candidates
JOIN (
    SELECT desa, coalesce(rt, '') AS rt, coalesce(rw, '') AS rw, address, count(*) AS families
    FROM candidates
    GROUP BY ALL
    HAVING count(*) > $address_families
) crowded
    ON crowded.desa = candidates.desa
    AND crowded.rt = coalesce(candidates.rt, '')
    AND crowded.rw = coalesce(candidates.rw, '')
    AND crowded.address = candidates.address
