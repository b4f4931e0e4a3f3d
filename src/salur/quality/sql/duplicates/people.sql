-- purpose: bring every row of a list to what is compared of it
-- reads:   said: id_kpm and the columns of contract kpm that are compared, as text
-- writes:  spelled, people, how_common
-- grain:   spelled: one spelling of a name; people: one row; how_common: one name or day, with the
--          logarithm of its share
CREATE TABLE spelled AS
WITH written AS (
    SELECT nama_pengurus AS name FROM said UNION SELECT nama_ibu_kandung FROM said
    UNION SELECT nama_kepala_keluarga FROM said
), cleaned AS (
    SELECT name, nullif(whole_name(name), '') AS clean FROM written WHERE name IS NOT NULL
), cut AS (
    SELECT name, clean, string_split(folded(clean), ' ') AS words FROM cleaned WHERE clean IS NOT NULL
)
SELECT name, replace(clean, ' ', '') AS clean, [hash(word) FOR word IN words] AS words,
       hash(array_to_string(list_sort(words), ' ')) AS key, hash(words[1]) AS first, hash(words[-1]) AS last
FROM cut;

CREATE TABLE told AS
WITH numbered_rows AS (
    SELECT row_number() OVER (ORDER BY id_kpm, hash(s)) AS rid, s.*, numbered(s.nik) AS whole_nik,
           numbered(s.no_kk) AS kk, digits_of_day(s.tanggal_lahir) AS day
    FROM said s
)
SELECT r.rid::INTEGER AS rid, r.id_kpm, r.whole_nik AS nik, r.kk,
       CASE WHEN r.no_rekening <> '' THEN hash(r.no_rekening) END AS account,
       CASE WHEN r.no_peserta_pkh <> '' THEN hash(r.no_peserta_pkh) END AS pkh,
       n.clean AS name, n.words, n.key AS name_key, n.first, n.last,
       m.clean AS mother, m.words AS mother_words, m.key AS mother_key,
       h.clean AS head, h.words AS head_words, h.key AS head_key,
       coalesce(r.day, day_of_nik(r.whole_nik)) AS born, CASE upper(r.jenis_kelamin) WHEN 'L' THEN true WHEN 'P' THEN false END AS is_man,
       hash(letters(r.tempat_lahir)) AS birthplace, letters(r.tempat_lahir) IS NULL AS has_no_birthplace,
       street(r.alamat) AS street, try_cast(r.rt AS INTEGER) AS rt, try_cast(r.rw AS INTEGER) AS rw,
       nullif(r.kode_wilayah, '') AS desa,
       coalesce(r.day IS NOT NULL
           AND (substr(r.day, 5, 2) || substr(r.day, 3, 2) <> substr(r.whole_nik, 9, 4)
                OR try_cast(right(r.day, 2) AS INTEGER) <> try_cast(substr(r.whole_nik, 7, 2) AS INTEGER) % 40
                OR (upper(r.jenis_kelamin) = 'P') <> (substr(r.whole_nik, 7, 1) >= '4')), false) AS nik_is_odd
FROM numbered_rows r
LEFT JOIN spelled n ON n.name = r.nama_pengurus
LEFT JOIN spelled m ON m.name = r.nama_ibu_kandung
LEFT JOIN spelled h ON h.name = r.nama_kepala_keluarga;
DROP TABLE spelled;

CREATE TABLE how_common AS
SELECT 1 AS trait, name_key AS key, ln(count(*) / sum(count(*)) OVER ()) AS share FROM told
WHERE name_key IS NOT NULL GROUP BY name_key
UNION ALL
SELECT 2, mother_key, ln(count(*) / sum(count(*)) OVER ()) FROM told WHERE mother_key IS NOT NULL GROUP BY mother_key
UNION ALL
SELECT 3, head_key, ln(count(*) / sum(count(*)) OVER ()) FROM told WHERE head_key IS NOT NULL GROUP BY head_key
UNION ALL
SELECT 4, hash(born), ln(count(*) / sum(count(*)) OVER ()) FROM told WHERE born IS NOT NULL GROUP BY born;

CREATE TABLE people AS
SELECT t.* EXCLUDE (birthplace, has_no_birthplace), CASE WHEN NOT has_no_birthplace THEN birthplace END AS birthplace,
       CASE WHEN street IS NOT NULL THEN hash(street) END AS street_key,
       CASE WHEN born IS NOT NULL THEN
           hash(left(born, 4), least(substr(born, 5, 2), right(born, 2)), greatest(substr(born, 5, 2), right(born, 2)))
           END AS day_key,
       n.share::FLOAT AS name_share, m.share::FLOAT AS mother_share, h.share::FLOAT AS head_share,
       b.share::FLOAT AS born_share
FROM told t
LEFT JOIN how_common n ON n.trait = 1 AND n.key = t.name_key
LEFT JOIN how_common m ON m.trait = 2 AND m.key = t.mother_key
LEFT JOIN how_common h ON h.trait = 3 AND h.key = t.head_key
LEFT JOIN how_common b ON b.trait = 4 AND t.born IS NOT NULL AND b.key = hash(t.born);
DROP TABLE told;
