-- purpose: what speaks for and against every candidate, added up; the oracle is tests/oracle/matching.py
-- reads:   candidates, ordered_side, other_side; points (reason, points)
-- writes:  compared (ordered, other, reasons, score)
-- grain:   one pair
CREATE OR REPLACE MACRO name_near(a, b) AS
    (least(length(a), length(b)) >= 8 AND levenshtein(a, b) <= 2)
    OR (len(string_split(a, ' ')) <> len(string_split(b, ' '))
        AND least(len(string_split(a, ' ')), len(string_split(b, ' '))) >= 2
        AND (list_has_all(string_split(a, ' '), string_split(b, ' '))
             OR list_has_all(string_split(b, ' '), string_split(a, ' '))));

CREATE OR REPLACE MACRO number_reason(a, b) AS
    CASE WHEN ltrim(a, '0') = ltrim(b, '0') THEN 'number_zeros'
         WHEN length(a) = length(b) AND levenshtein(a, b) = 1 THEN 'number_digit'
         WHEN length(a) = length(b) AND damerau_levenshtein(a, b) = 1 THEN 'number_swapped'
         WHEN levenshtein(a, b) = 1 THEN 'number_length' END;

CREATE TABLE compared AS
WITH reasoned AS (
    SELECT c.ordered, c.other, unnest([
        CASE WHEN s.holder = o.id_kpm THEN 'holder_same'
             WHEN s.holder <> o.id_kpm THEN 'holder_other' END,
        CASE WHEN s.card_account = o.blind THEN 'card_same'
             WHEN s.card_account <> s.blind THEN 'card_other' END,
        CASE WHEN s.nik_blind = o.nik_blind THEN 'nik_same'
             WHEN length(s.nik) = length(o.nik) AND damerau_levenshtein(s.nik, o.nik) = 1 THEN 'nik_near'
             WHEN s.nik_blind <> o.nik_blind THEN 'nik_other' END,
        CASE WHEN s.name = o.name THEN 'name_same'
             WHEN name_near(s.name, o.name) THEN 'name_near'
             WHEN s.name <> o.name THEN 'name_other' END,
        number_reason(o.number, s.number),
        CASE WHEN s.fits = 'purchase' AND s.spent_idr <= o.credited_idr + o.opening_idr THEN 'amount_within'
             WHEN s.fits = 'purchase' THEN 'amount_other'
             WHEN s.credited_idr = o.ordered_idr THEN 'amount_same'
             ELSE 'amount_other' END,
        CASE WHEN starts_with(s.place || '.', o.kab || '.') THEN 'place_same' END
    ]) AS reason
    FROM candidates c
    JOIN (SELECT *, array_to_string(string_split(path, '.')[:3], '.') AS kab FROM ordered_side) o ON o.blind = c.ordered
    JOIN other_side s ON s.blind = c.other
)
SELECT r.ordered, r.other, list(r.reason ORDER BY p.place) AS reasons, CAST(sum(p.points) AS INTEGER) AS score
FROM reasoned r JOIN points p ON p.reason = r.reason
GROUP BY r.ordered, r.other;
