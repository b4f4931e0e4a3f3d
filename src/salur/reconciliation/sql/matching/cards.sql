-- purpose: the cards on the banks' lines, by blind index: the register is asked whose they are
-- reads:   credit_lines, purchase_lines
-- writes:  cards_seen
-- grain:   one card
CREATE TABLE cards_seen AS
SELECT DISTINCT sha256($outer || sha256($inner || card))[:32] AS blind
FROM (SELECT card FROM credit_lines UNION ALL SELECT card FROM purchase_lines) WHERE card IS NOT NULL;
