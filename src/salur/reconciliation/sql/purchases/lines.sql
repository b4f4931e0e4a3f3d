-- purpose: every purchase of the month that counts, with its shop, its terminal, its family and its card
-- reads:   purchases, purchases_touched; file_banks (file, bank); the CSV files of shops, terminals, holders, cards
-- writes:  shops, terminals, holders, cards; bought
-- grain:   one purchase
-- The earliest version of a shop or terminal counts as valid since ever, as of regions. A purchase that was taken back
-- entirely is none. A shop that is not named is its terminal's.
CREATE OR REPLACE MACRO region_path(code) AS
    CASE length(code) WHEN 10 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6] || '.' || code[7:10]
                      WHEN 6 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6]
                      WHEN 4 THEN 'id.' || code[1:2] || '.' || code[3:4]
                      WHEN 2 THEN 'id.' || code ELSE 'id' END;

CREATE TABLE shops AS
SELECT id_ewarong, bank, code, status,
       CASE WHEN row_number() OVER (PARTITION BY id_ewarong ORDER BY valid_from) = 1 THEN DATE '0001-01-01' ELSE valid_from END AS since,
       coalesce(valid_to, DATE '9999-12-31') AS until
FROM read_csv($shops, header = true, auto_detect = false, delim = ',', quote = '"', nullstr = '',
              columns = {'id_ewarong': 'VARCHAR', 'bank': 'VARCHAR', 'code': 'VARCHAR', 'status': 'VARCHAR',
                         'valid_from': 'DATE', 'valid_to': 'DATE'});

CREATE TABLE terminals AS
SELECT id_terminal, id_ewarong,
       CASE WHEN row_number() OVER (PARTITION BY id_terminal ORDER BY valid_from) = 1 THEN DATE '0001-01-01' ELSE valid_from END AS since,
       coalesce(valid_to, DATE '9999-12-31') AS until
FROM read_csv($terminals, header = true, auto_detect = false, delim = ',', quote = '"', nullstr = '',
              columns = {'id_terminal': 'VARCHAR', 'id_ewarong': 'VARCHAR', 'valid_from': 'DATE', 'valid_to': 'DATE'});

CREATE TABLE holders AS
SELECT account, min(id_kpm) AS id_kpm, min(code) AS code
FROM read_csv($holders, header = true, auto_detect = false, delim = ',', quote = '"', nullstr = '',
              columns = {'account': 'VARCHAR', 'id_kpm': 'VARCHAR', 'code': 'VARCHAR'})
GROUP BY account;

CREATE TABLE cards AS
SELECT card, account
FROM read_csv($cards, header = true, auto_detect = false, delim = ',', quote = '"', nullstr = '',
              columns = {'card': 'VARCHAR', 'account': 'VARCHAR'});

CREATE TABLE bought AS
WITH counted AS (
    SELECT p.file, p.acct, p.id AS ref, p.moment, p.day, p.shop AS named, p.terminal, p.goods, p.card,
           coalesce(t.left_over, p.amount) AS amount,
           sha256($outer || sha256($inner || account_of(p.acct)))[:32] AS account,
           CASE WHEN p.card IS NOT NULL THEN sha256($outer || sha256($inner || p.card))[:32] END AS card_blind
    FROM purchases p LEFT JOIN purchases_touched t ON t.rid = p.rowid
    WHERE p.kind = 1 AND p.month = $period AND (t.rid IS NULL OR t.left_over > 0)
)
SELECT c.* EXCLUDE card, b.bank, coalesce(c.named, t.id_ewarong) AS shop, t.id_ewarong AS terminal_shop,
       s.status, s.code AS shop_code, h.id_kpm, h.code AS family_code,
       k.card IS NOT NULL AND k.account <> c.account AS is_other_card,
       b.bank IN (SELECT bank FROM shops) AS has_register
FROM counted c
LEFT JOIN file_banks b ON b.file = c.file
LEFT JOIN terminals t ON t.id_terminal = c.terminal AND c.day >= t.since AND c.day < t.until
LEFT JOIN shops s ON s.id_ewarong = coalesce(c.named, t.id_ewarong) AND c.day >= s.since AND c.day < s.until
LEFT JOIN holders h ON h.account = c.account
LEFT JOIN cards k ON k.card = c.card_blind;
