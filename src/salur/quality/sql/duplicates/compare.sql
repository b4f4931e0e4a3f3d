-- purpose: say of every pair how far it agrees in each trait, as one number of three bits a trait
-- reads:   {met}, people
-- writes:  {compared}: the pattern, and how common the names and days are that agree
-- grain:   one pair
-- Levels: 0 nothing to compare; 1 the same; then less and less; the last is different. Edit distance costs most,
-- so that cheaper questions stand before it.
CREATE OR REPLACE MACRO close(x, y) AS
    CASE WHEN left(x, 2) <> left(y, 2) AND right(x, 3) <> right(y, 3) THEN false
         WHEN abs(length(x) - length(y)) > 2 THEN false
         WHEN jaro_winkler_similarity(x, y) < 0.85 THEN false
         ELSE damerau_levenshtein(x, y) <= CASE WHEN least(length(x), length(y)) >= 8 THEN 2 ELSE 1 END END;
CREATE OR REPLACE MACRO name_level(x, x_key, x_words, y, y_key, y_words) AS
    CASE WHEN x IS NULL OR y IS NULL THEN 0
         WHEN x = y THEN 1
         WHEN x_key = y_key THEN 2
         WHEN close(x, y) THEN 3
         WHEN list_has_all(x_words, y_words) OR list_has_all(y_words, x_words) THEN 4
         WHEN list_has_any(x_words, y_words) THEN 5
         WHEN jaro_winkler_similarity(x, y) >= 0.88 THEN 6
         ELSE 7 END;
-- Numbers are given in a row: who was registered next, born the same day in the same district, differs in the last
-- digits only, and that is no slip of the hand.
CREATE OR REPLACE MACRO number_level(x, y) AS
    CASE WHEN x IS NULL OR y IS NULL THEN 0
         WHEN x = y THEN 1
         WHEN left(x, 7) <> left(y, 7) AND right(x, 7) <> right(y, 7) AND substr(x, 2, 6) <> substr(y, 2, 6) THEN 4
         WHEN left(x, 13) = left(y, 13) AND (right(x, 3) = '000' OR right(y, 3) = '000') THEN 2
         WHEN left(x, 12) = left(y, 12) THEN 3
         WHEN length(x) <> length(y) THEN CASE damerau_levenshtein(x, y) WHEN 1 THEN 2 ELSE 4 END
         WHEN hamming(x, y) = 1 THEN 2
         WHEN hamming(x, y) = 2 AND damerau_levenshtein(x, y) = 1 THEN 2
         ELSE 4 END;
CREATE OR REPLACE MACRO same_name(x, x_key, y, y_key) AS
    CASE WHEN x_key IS NULL OR y_key IS NULL THEN false WHEN x_key = y_key THEN true ELSE close(x, y) END;

CREATE TABLE {compared} AS
WITH compared AS (
    SELECT m.a, m.b,
        CASE number_level(x.nik, y.nik) WHEN 4 THEN CASE WHEN x.nik_is_odd OR y.nik_is_odd THEN 4 ELSE 5 END
             ELSE number_level(x.nik, y.nik) END AS g_nik,
        number_level(x.kk, y.kk) AS g_kk,
        name_level(x.name, x.name_key, x.words, y.name, y.name_key, y.words) AS g_name,
        CASE WHEN x.born IS NULL OR y.born IS NULL THEN 0
             WHEN x.born = y.born THEN 1
             WHEN left(x.born, 4) = left(y.born, 4) AND right(x.born, 2) = substr(y.born, 5, 2)
                  AND substr(x.born, 5, 2) = right(y.born, 2) THEN 2
             WHEN (left(x.born, 4) = left(y.born, 4))::INT + (substr(x.born, 5, 2) = substr(y.born, 5, 2))::INT
                     + (right(x.born, 2) = right(y.born, 2))::INT = 2 THEN 3
             WHEN hamming(x.born, y.born) = 1 THEN 3
             WHEN left(x.born, 4) = left(y.born, 4) THEN 4
             WHEN abs(left(x.born, 4)::INT - left(y.born, 4)::INT) < 15 THEN 5 ELSE 6 END AS g_born,
        name_level(x.mother, x.mother_key, x.mother_words, y.mother, y.mother_key, y.mother_words) AS g_mother,
        name_level(x.head, x.head_key, x.head_words, y.head, y.head_key, y.head_words) AS g_head,
        CASE WHEN x.mother_key = y.name_key OR y.mother_key = x.name_key THEN 3
             WHEN x.head_key IS NULL AND y.head_key IS NULL THEN 0
             WHEN x.name_key = y.name_key THEN 0
             WHEN same_name(x.head, x.head_key, y.name, y.name_key) THEN 1
             WHEN same_name(y.head, y.head_key, x.name, x.name_key) THEN 1
             ELSE 2 END AS g_cross,
        CASE WHEN x.desa IS NULL OR y.desa IS NULL THEN 0
             WHEN x.desa = y.desa THEN CASE WHEN x.rt = y.rt AND x.rw = y.rw THEN 1 WHEN x.rt <> y.rt THEN 3 ELSE 2 END
             WHEN left(x.desa, 6) = left(y.desa, 6) THEN 4
             WHEN left(x.desa, 4) = left(y.desa, 4) THEN 5
             WHEN left(x.desa, 2) = left(y.desa, 2) THEN 6 ELSE 7 END AS g_place,
        CASE WHEN x.street IS NULL OR y.street IS NULL THEN 0
             WHEN x.street = y.street THEN 1
             WHEN jaro_winkler_similarity(x.street, y.street) >= 0.9 THEN 2 ELSE 3 END AS g_street,
        CASE WHEN x.is_man IS NULL OR y.is_man IS NULL THEN 0 WHEN x.is_man = y.is_man THEN 1 ELSE 2 END AS g_sex,
        CASE WHEN x.account = y.account OR x.pkh = y.pkh THEN 1
             WHEN x.account <> y.account OR x.pkh <> y.pkh THEN 2 ELSE 0 END AS g_account,
        CASE WHEN x.birthplace IS NULL OR y.birthplace IS NULL THEN 0
             WHEN x.birthplace = y.birthplace THEN 1 ELSE 2 END AS g_birthplace,
        x.name_share, x.mother_share, x.head_share, x.born_share
    FROM {met} m JOIN people x ON x.rid = m.a JOIN people y ON y.rid = m.b
)
SELECT a, b,
       (g_nik::UBIGINT) | (g_kk::UBIGINT << 3) | (g_name::UBIGINT << 6) | (g_born::UBIGINT << 9)
       | (g_mother::UBIGINT << 12) | (g_head::UBIGINT << 15) | (g_cross::UBIGINT << 18) | (g_place::UBIGINT << 21)
       | (g_street::UBIGINT << 24) | (g_sex::UBIGINT << 27) | (g_account::UBIGINT << 30)
       | (g_birthplace::UBIGINT << 33) AS pattern,
       CASE WHEN g_name IN (1, 2) THEN name_share END AS name_share,
       CASE WHEN g_mother IN (1, 2) THEN mother_share END AS mother_share,
       CASE WHEN g_head IN (1, 2) THEN head_share END AS head_share,
       CASE WHEN g_born IN (1, 2) THEN born_share END AS born_share
FROM compared;
