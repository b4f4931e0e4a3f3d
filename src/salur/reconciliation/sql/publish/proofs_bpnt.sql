-- purpose: find the first line of each kind that speaks of an account that hangs
-- reads:   known; returned; credits, purchases, returns with their touched and named lines; perintah; senders;
--          the CSV file of accounts that hang
-- writes:  hanging, proofs
-- grain:   one account and kind
-- Few accounts hang: everything works on their lines alone. What goes back in the month itself may end
-- what only now comes to hang.
CREATE TABLE hanging AS
SELECT k.acct, h.subject AS blind
FROM read_csv($hanging, header = true, auto_detect = false, columns = {'subject': 'VARCHAR'}) h
JOIN known k ON k.blind = h.subject
UNION
SELECT k.acct, k.blind FROM known k SEMI JOIN returned USING (acct);

CREATE TABLE proofs AS
WITH spoken AS (
    SELECT l.acct, 'credited' AS kind, 'topup' AS contract, l.file, l.day
    FROM credits l SEMI JOIN hanging USING (acct) LEFT JOIN credits_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND l.kind = 1 AND (t.rid IS NULL OR t.left_over > 0)
    UNION ALL
    SELECT l.acct, 'reversed', 'topup', l.file, l.day
    FROM credits_named n SEMI JOIN hanging USING (acct) JOIN credits l ON l.rowid = n.rid
    WHERE n.month = $period AND n.has_origin
    UNION ALL
    SELECT l.acct, 'reversed', 'transaksi', l.file, l.day
    FROM purchases_named n SEMI JOIN hanging USING (acct) JOIN purchases l ON l.rowid = n.rid
    WHERE n.month = $period AND n.has_origin
    UNION ALL
    SELECT l.acct, 'spent', 'transaksi', l.file, l.day
    FROM purchases l SEMI JOIN hanging USING (acct) LEFT JOIN purchases_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND l.kind = 1 AND (t.rid IS NULL OR t.left_over > 0)
    UNION ALL
    SELECT l.acct, 'returned', 'setoran', l.file, l.day
    FROM returns l SEMI JOIN hanging USING (acct) LEFT JOIN returns_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND t.rid IS NULL
    UNION ALL
    SELECT p.acct, 'ordered', 'perintah', p.file, NULL
    FROM perintah p SEMI JOIN hanging USING (acct)
    WHERE p.month = $period
), placed_lines AS (
    SELECT s.*, n.evidence
    FROM spoken s JOIN senders n ON n.contract = s.contract AND n.file = s.file
)
SELECT h.acct, CAST(CAST(h.blind AS UUID) AS VARCHAR) AS subject, l.kind, l.contract, l.file, l.day, l.evidence
FROM hanging h JOIN placed_lines l ON l.acct = h.acct
QUALIFY row_number() OVER (PARTITION BY h.acct, l.kind ORDER BY l.day NULLS LAST, l.evidence) = 1;

CREATE TABLE proof_rows (contract VARCHAR, file INTEGER, acct HUGEINT, kind VARCHAR, row BIGINT);
