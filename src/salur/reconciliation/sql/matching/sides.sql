-- purpose: what is known of every open account: as ordered, and as the bank's lines describe it
-- reads:   known, open_units; order_lines, credit_lines, purchase_lines (the few, with names, NIK and cards);
--          file_paths (contract, file, path); holders (account, id_kpm), card_accounts (card, account),
--          family_niks (id_kpm, nik)
-- writes:  ordered_side, other_side
-- grain:   one account
CREATE TABLE ordered_side AS
WITH said AS (
    SELECT acct, min(nik) AS nik, min(nullif(plain_name(name), '')) AS name FROM order_lines WHERE month = $period GROUP BY acct
)
SELECT u.blind, k.acct, k.number, u.fits, u.bank, u.path, u.code, u.id_kpm, u.ordered_idr, u.credited_idr,
       u.opening_idr, s.nik,
       coalesce(sha256($outer || sha256($inner || s.nik))[:32], n.nik) AS nik_blind, s.name
FROM open_units u
LEFT JOIN known k ON k.blind = u.blind
LEFT JOIN said s ON s.acct = k.acct
LEFT JOIN family_niks n ON n.id_kpm = u.id_kpm
WHERE u.side = 'ordered';

CREATE TABLE other_side AS
WITH lines AS (
    SELECT 'topup' AS contract, file, acct, nik, name, card FROM credit_lines WHERE month = $period AND kind >= 0
    UNION ALL
    SELECT 'transaksi', file, acct, NULL, NULL, card FROM purchase_lines WHERE month = $period
), said AS (
    SELECT l.acct, min(l.nik) AS nik, min(nullif(plain_name(l.name), '')) AS name, min(l.card) AS card, min(p.path) AS place
    FROM lines l JOIN file_paths p ON p.contract = l.contract AND p.file = l.file
    GROUP BY l.acct
)
SELECT k.blind, k.acct, k.number, u.fits, u.bank, u.credited_idr, u.spent_idr, s.nik, sha256($outer || sha256($inner || s.nik))[:32] AS nik_blind,
       s.name, s.place, h.id_kpm AS holder, c.account AS card_account
FROM known k
JOIN open_units u ON u.blind = k.blind AND u.side = 'other'
JOIN said s ON s.acct = k.acct
LEFT JOIN (SELECT account, min(id_kpm) AS id_kpm FROM holders GROUP BY account) h ON h.account = k.blind
LEFT JOIN card_accounts c ON c.card = sha256($outer || sha256($inner || s.card))[:32];
