-- purpose: gives the families of an opened register the columns that rules read, as a file's have them
-- reads:   {opened} (the register's families: contract kpm, how they stand), those outside the asked region marked
-- writes:  families, verified (when the families were last verified, where that is known)
-- grain:   one family

CREATE OR REPLACE TABLE families AS
SELECT
    id_kpm,
    family,
    outside,
    0 :: USMALLINT AS file,
    kode_wilayah AS desa,
    NULL AS desa_fault,
    CAST(nik AS BIGINT) AS nik,
    CASE WHEN nik IS NULL THEN list_filter(
        ['nik_filler', 'identifier_damaged_by_spreadsheet', 'nik_malformed'], lambda r: contains(reasons, r))[1]
    END AS nik_fault,
    CAST(no_kk AS BIGINT) AS kk,
    NULL AS kk_fault,
    number_key(no_rekening) AS account,
    NULL AS account_fault,
    number_key(no_kks) AS card,
    NULL AS card_fault,
    nama_pengurus AS name,
    nama_ibu_kandung AS mother,
    nama_kepala_keluarga AS head,
    tanggal_lahir AS born,
    NULL AS born_fault,
    jenis_kelamin AS sex,
    NULL AS sex_fault,
    alamat AS address,
    rt,
    rw
FROM {opened}
WHERE (ended_from IS NULL OR ended_from > $period) AND (alias_from IS NULL OR alias_from > $period);

-- Of a region where hardly anybody's day is known nothing is known: an office begins to note days with its first
-- berita acara, and one day among thousands of families would call all the others stale.
CREATE OR REPLACE TABLE verified AS
SELECT id_kpm, verified_on
FROM {opened}
WHERE verified_on IS NOT NULL
    AND (SELECT 2 * count(verified_on) >= count(*) FROM {opened} WHERE NOT outside);
