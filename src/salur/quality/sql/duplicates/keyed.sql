-- purpose: what rows can meet by: each column is one key, null where a row has it not
-- reads:   people
-- writes:  keyed (a view: a key is computed when its column is read)
-- grain:   one row
CREATE OR REPLACE MACRO pair_of(x, y) AS CASE WHEN x IS NOT NULL AND y IS NOT NULL THEN hash(x, y) END;
CREATE OR REPLACE MACRO all_three(x, y, z) AS
    CASE WHEN x IS NOT NULL AND y IS NOT NULL AND z IS NOT NULL THEN hash(x, y, z) END;
CREATE OR REPLACE MACRO alone(x) AS CASE WHEN x IS NOT NULL THEN hash(x) END;

CREATE VIEW keyed AS
SELECT rid,
    alone(nik) AS nik,
    alone(kk) AS kk,
    alone(account) AS account,
    alone(pkh) AS pkh,
    pair_of(name_key, day_key) AS name_day,
    pair_of(mother_key, day_key) AS mother_day,
    pair_of(head_key, day_key) AS head_day,
    pair_of(name_key, mother_key) AS name_mother,
    CASE WHEN name_key <> head_key THEN hash(name_key, head_key) END AS name_head,
    all_three(mother_key, head_key, left(desa, 4)) AS mother_head_kabkota,
    pair_of(day_key, desa) AS day_desa,
    pair_of(name_key, desa) AS name_desa,
    pair_of(desa, street_key) AS desa_street,
    alone(left(nik, 12)) AS nik_begins,
    alone(right(nik, 10)) AS nik_ends,
    pair_of(day_key, first) AS day_first,
    CASE WHEN last <> first THEN pair_of(day_key, last) END AS day_last,
    pair_of(desa, mother_key) AS desa_mother,
    all_three(desa, left(born, 4), first) AS desa_year_first,
    all_three(left(desa, 4), name_key, left(born, 4)) AS kabkota_name_year,
    pair_of(desa, first) AS desa_first,
    CASE WHEN last <> first THEN pair_of(desa, last) END AS desa_last,
    pair_of(street_key, first) AS street_first,
    CASE WHEN last <> first THEN pair_of(street_key, last) END AS street_last,
    pair_of(street_key, born) AS street_born,
    pair_of(born, left(desa, 4)) AS born_kabkota,
    pair_of(born, birthplace) AS born_birthplace,
    pair_of(name_key, left(desa, 4)) AS name_kabkota,
    all_three(name_key, rt, rw) AS name_rt,
    pair_of(birthplace, first) AS birthplace_first,
    CASE WHEN last <> first THEN pair_of(birthplace, last) END AS birthplace_last,
    all_three(desa, birthplace, rt) AS desa_birthplace_rt,
    pair_of(desa, head_key) AS desa_head,
    -- A husband listed for himself meets the wife who lists him as head of the family.
    CASE WHEN name_key IS DISTINCT FROM head_key THEN pair_of(desa, name_key) END AS desa_name_as_head,
    alone(born) AS born,
    alone(name_key) AS name,
    alone(street_key) AS street,
    pair_of(last, rt) AS last_rt
FROM people;
