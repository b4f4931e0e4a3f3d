-- purpose: the pairs of accounts that are worth comparing: of one bank, and alike in one thing at least
-- reads:   ordered_side, other_side, near
-- writes:  candidates (ordered, other; blind indexes)
-- grain:   one pair
-- A name that many orders of a bank and region bear says nothing by itself.
CREATE TABLE common_names AS
SELECT bank, name, code FROM ordered_side GROUP BY ALL HAVING count(*) > $most_alike;

CREATE TABLE candidates AS
SELECT DISTINCT ordered, other FROM (
    SELECT o.blind AS ordered, s.blind AS other
    FROM other_side s JOIN ordered_side o ON o.id_kpm = s.holder AND o.bank = s.bank AND o.fits = s.fits
    UNION ALL
    SELECT o.blind, s.blind
    FROM other_side s JOIN ordered_side o ON o.blind = s.card_account AND o.bank = s.bank AND o.fits = s.fits
    UNION ALL
    SELECT o.blind, s.blind
    FROM other_side s JOIN ordered_side o ON o.nik_blind = s.nik_blind AND o.bank = s.bank AND o.fits = s.fits
    UNION ALL
    SELECT o.blind, s.blind
    FROM other_side s
    JOIN (SELECT * FROM ordered_side o ANTI JOIN common_names USING (bank, name, code)) o
        ON o.name = s.name AND o.bank = s.bank AND o.fits = s.fits
        AND starts_with(o.path || '.', s.place || '.')
    UNION ALL
    SELECT o.blind, s.blind
    FROM near n JOIN other_side s ON s.acct = n.other JOIN ordered_side o ON o.acct = n.ordered
    WHERE o.bank = s.bank AND o.fits = s.fits
);
