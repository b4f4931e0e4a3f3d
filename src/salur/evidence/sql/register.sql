-- purpose: judge the NIK of every family of a register by the rules that need more than its cell
--          (contracts.md section 5): missing, filler, shared, and what differs from the rest of the row
-- reads:   {table} (a register that was read), {findings} (what its cells broke), nik_districts
-- writes:  nik_findings
-- grain:   one finding of one row
CREATE OR REPLACE TEMP TABLE nik_lines AS
SELECT file, rowid AS rid, nik, no_kk, kode_wilayah, tanggal_lahir, jenis_kelamin,
       nik[1:6] AS district, CAST(nik[7:8] AS INTEGER) AS day
FROM {table};

CREATE OR REPLACE TEMP TABLE nik_findings AS
SELECT file, rid, 'nik' AS "column", 'nik_missing' AS rule, '' AS value
FROM nik_lines
WHERE nik IS NULL AND rid NOT IN (SELECT rid FROM {findings} WHERE "column" = 'nik')
UNION ALL
SELECT file, rid, 'nik', 'nik_filler', nik FROM nik_lines WHERE nik = no_kk
UNION ALL
SELECT file, rid, 'nik', 'nik_shared', nik
FROM nik_lines
WHERE nik IN (SELECT nik FROM nik_lines WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1)
UNION ALL
SELECT file, rid, 'nik', 'nik_region_unknown', nik
FROM nik_lines WHERE district NOT IN (SELECT code FROM nik_districts)
UNION ALL
SELECT file, rid, 'nik', 'nik_region_differs', nik
FROM nik_lines
WHERE district <> kode_wilayah[1:6] AND district IN (SELECT code FROM nik_districts)
UNION ALL
SELECT file, rid, 'tanggal_lahir', 'nik_birth_date_differs', CAST(tanggal_lahir AS VARCHAR)
FROM nik_lines
WHERE strftime(tanggal_lahir, '%d%m%y')
      <> lpad(CAST(day - CASE WHEN day > 40 THEN 40 ELSE 0 END AS VARCHAR), 2, '0') || nik[9:12]
UNION ALL
SELECT file, rid, 'jenis_kelamin', 'nik_sex_differs', jenis_kelamin
FROM nik_lines
WHERE jenis_kelamin <> CASE WHEN day > 40 THEN 'P' WHEN day <= 40 THEN 'L' END;

-- A KK number entered as NIK is filler, also where its digits make no date.
UPDATE {findings} SET rule = 'nik_filler'
WHERE rule = 'nik_malformed' AND EXISTS (
    FROM nik_lines
    WHERE nik_lines.rid = {findings}.rid AND nik_lines.no_kk = read_kk({findings}.value));

DROP TABLE nik_lines;
