-- id: name_only_title
-- severity: warning
-- part: well_formed
-- pesan: Nama hanya berisi gelar atau sapaan.
-- message: The name is only a title.
-- perbaikan: Lengkapi nama sesuai KTP.
-- remedy: Complete the name as on the identity card.
-- dasar: [PK]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nama_pengurus' AS "column", NULL AS related
FROM families
WHERE strlen(name) <= 10
    AND rtrim(upper(name), '.') IN (
        'H', 'HJ', 'HAJI', 'HAJAH', 'HAJJAH', 'BAPAK', 'BPK', 'PAK', 'IBU', 'BU', 'NY', 'NYONYA', 'TN', 'TUAN',
        'SDR', 'SDRI', 'ALM', 'ALMH', 'DRS', 'DRA', 'IR', 'KH', 'UST', 'USTADZ', 'BIN', 'BINTI')
