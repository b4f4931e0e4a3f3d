-- purpose: takes apart what many rules ask of the same numbers, once
-- reads:   families
-- writes:  niks (of sixteen digits, with what they say; a woman's day is 40 more), kks (no filler),
--          placeholders (what offices type for a name they do not have), violations (empty)
-- grain:   one family

CREATE OR REPLACE TABLE niks AS
SELECT rid, nik, kk, district, day, month, year, lives_in, born, sex, has_day,
       has_day AND NOT is_filler(nik) AS is_valid
FROM (
    SELECT *,
           serial <> 0 AND (is_day_of(day, month, year) OR is_day_of(day - 40, month, year)) AS has_day
    FROM (
        SELECT *, first // 100 AS district, first % 100 AS day, last // 1000000 AS month,
               last // 10000 % 100 AS year, last % 10000 AS serial
        FROM (
            SELECT rowid AS rid, nik, kk, born, sex, CAST(left(desa, 6) AS INTEGER) AS lives_in,
                   CAST(nik // 100000000 AS INTEGER) AS first, CAST(nik % 100000000 AS INTEGER) AS last
            FROM families
            WHERE nik IS NOT NULL)));

CREATE OR REPLACE TABLE kks AS
SELECT rowid AS rid, kk
FROM families
WHERE kk IS NOT NULL AND NOT is_filler(kk);

CREATE OR REPLACE TABLE placeholders AS
WITH words AS (
    SELECT unnest([
        'TIDAK ADA', 'TDK ADA', 'TIDAKADA', 'TAK ADA', 'TIDAK TAHU', 'TDK TAHU', 'TIDAK DIKETAHUI', 'TIDAK JELAS',
        'KOSONG', 'NO NAME', 'NONAME', 'TANPA NAMA', 'NULL', 'NIHIL', 'NA', 'N/A', 'N.A', 'N.A.', 'N.N', 'N.N.',
        'TEST', 'TES', 'CONTOH', 'ASDF', 'ABC', 'ABCD', 'BELUM ADA']) AS word
    UNION ALL
    SELECT repeat(chr(CAST(letter AS INTEGER)), length)
    FROM range(65, 91) l(letter), range(1, 13) r(length)
)

SELECT word FROM words
UNION
SELECT lower(word) FROM words
UNION
SELECT left(word, 1) || lower(substr(word, 2)) FROM words
UNION
SELECT array_to_string(
    list_transform(string_split(word, ' '), lambda w: left(w, 1) || lower(substr(w, 2))), ' ') FROM words;

CREATE OR REPLACE TABLE violations (rid BIGINT, rule VARCHAR, "column" VARCHAR, related VARCHAR);
