-- purpose: the ways in which one Indonesian name, street or number is written, brought to one
-- reads:   nothing
-- writes:  macros
-- grain:   one text
-- Old and new spelling (oe/u, dj/j, tj/c), Arabic sounds (kh, ch, sy, dh, th, z, q, f), doubled and mute letters.
CREATE OR REPLACE MACRO folded(x) AS
    regexp_replace(regexp_replace(translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            x, 'OE', 'U'), 'DJ', 'J'), 'TJ', 'C'), 'NJ', 'NY'), 'SJ', 'S'), 'SY', 'S'), 'SH', 'S'), 'KH', 'H'),
            'CH', 'H'), 'DH', 'D'), 'TH', 'T'), 'PH', 'P'), 'IE', 'I'), 'X', 'KS'),
        'FVZQYO', 'PPJKIU'),
        'A+|E+|I+|U+|B+|C+|D+|G+|H+|J+|K+|L+|M+|N+|P+|R+|S+|T+|W+',
        '\0', 'g'), '([A-Z])H\b', '\1', 'g');

CREATE OR REPLACE MACRO letters(x) AS
    nullif(trim(regexp_replace(upper(strip_accents(x)), '[^A-Z]+', ' ', 'g')), '');

-- What a name is without what is not the name: titles before it, the father after it.
CREATE OR REPLACE MACRO bare_name(x) AS
    trim(regexp_replace(
        regexp_replace(letters(x), '^((H|HJ|HAJI|HAJJAH|IBU|BAPAK|BPK|PAK|BU|ALM|ALMH|ALMARHUM|ALMARHUMAH|NY|TN|SDR|SDRI|DRS|DRA|DR|IR|PROF|KH|UST|GUSTI HJ) )+', ''),
        ' (BIN|BINTI|BT|BTE|BINTE|B) .*$', ''));

-- Short forms that every office writes out differently.
CREATE OR REPLACE MACRO whole_name(x) AS
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        bare_name(x), '\b(MUH|MOH|MHD|MHMD|MUHAMAD|MOHAMAD|MOHAMMAD|MOCHAMAD|MOCHAMMAD|MUCHAMAD|MUCHAMMAD|MUHAMMED|MOHAMMED)\b', 'MUHAMMAD', 'g'),
        '^M ', 'MUHAMMAD '), '\b(ABD|ABDL)\b', 'ABDUL', 'g'), '\b(ACHMAD|AKHMAD|AHMD)\b', 'AHMAD', 'g'), '^(ST|STI|SITTI) ', 'SITI ');

CREATE OR REPLACE MACRO street(x) AS
    nullif(trim(regexp_replace(regexp_replace(regexp_replace(upper(x), '\b(JALAN|JLN|JL|GANG|GG|NOMOR|NO|DESA|DS|KAMPUNG|KP|DUSUN|DSN)\b\.?', ' ', 'g'),
        '[^A-Z0-9]+', ' ', 'g'), ' +', ' ', 'g')), '');

-- Numbers of sixteen digits that somebody really bears; fillers and ruins are none.
CREATE OR REPLACE MACRO numbered(x) AS
    CASE WHEN regexp_full_match(x, '[0-9]{14,17}') AND x <> '1234567890123456'
              AND NOT regexp_full_match(x, '0+|1+|2+|3+|4+|5+|6+|7+|8+|9+') THEN x END;

-- A day as eight digits, year first; what cannot be a day keeps its digits, for they may nearly agree.
CREATE OR REPLACE MACRO digits_of_day(x) AS
    CASE WHEN regexp_full_match(x, '[0-9]{4}[-/.]?[0-9]{2}[-/.]?[0-9]{2}') THEN regexp_replace(x, '[-/.]', '', 'g')
         WHEN regexp_full_match(x, '[0-9]{2}[-/.][0-9]{2}[-/.][0-9]{4}')
         THEN right(x, 4) || substr(x, 4, 2) || left(x, 2) END;

-- The day of birth within a NIK (a woman's is 40 higher); who receives aid was born in the last century.
CREATE OR REPLACE MACRO day_of_nik(x) AS
    '19' || substr(x, 11, 2) || substr(x, 9, 2) || lpad(CAST(try_cast(substr(x, 7, 2) AS INTEGER) % 40 AS VARCHAR), 2, '0');
