-- purpose: name everything that was found about a unit (section 3)
-- reads:   classed; the noted lines; purchases, credits, perintah for a second look
-- writes:  unit_notes: one account and finding; early_lines; findings_of: the lists of the accounts that have
--          a finding of their own; units: a view, every unit with its findings
-- grain:   one account
-- Most accounts have none but what all accounts of the run have (usual_findings).
INSERT INTO unit_notes
SELECT acct, finding FROM order_notes
UNION ALL
SELECT acct, finding FROM credits_noted WHERE takes_part
UNION ALL
SELECT acct, finding FROM purchases_noted WHERE takes_part
UNION ALL
SELECT acct, finding FROM returns_noted WHERE takes_part
UNION ALL
SELECT acct, 'opening_conflict' FROM opening
WHERE conflicts AND acct IN (SELECT acct FROM classed)
UNION ALL
SELECT acct, 'credited_in_parts' FROM classed WHERE in_parts;

CREATE TABLE early_lines AS
SELECT l.acct, l.day, coalesce(t.left_over, l.amount) AS amount
FROM purchases l LEFT JOIN purchases_touched t ON t.rid = l.rowid
WHERE l.kind = 1 AND l.month = $period AND l.day < (SELECT max(credit_day) FROM classed)
  AND NOT (t.rid IS NOT NULL AND t.left_over IS NULL);

INSERT INTO unit_notes
SELECT u.acct, 'redeemed_before_credit'
FROM early_lines l JOIN classed u ON u.acct = l.acct AND l.day < u.credit_day
GROUP BY u.acct, u.opening_idr HAVING sum(l.amount) > u.opening_idr;

INSERT INTO unit_notes
WITH suspected AS (
    SELECT acct FROM classed WHERE names_differ
), ordered_names AS (
    SELECT p.acct, plain_name(p.name_text) AS name FROM perintah p JOIN suspected USING (acct)
    WHERE p.month = $period AND p.name_text IS NOT NULL
), bank_names AS (
    SELECT c.acct, plain_name(c.name_text) AS name FROM credits c JOIN suspected USING (acct)
    WHERE c.name_text IS NOT NULL
      AND ((c.kind >= 0 AND c.month = $period
            AND c.rowid NOT IN (SELECT rid FROM credits_replays))
           OR c.rowid IN (SELECT rid FROM credits_named WHERE month = $period))
)
SELECT DISTINCT b.acct, 'name_differs' FROM bank_names b
WHERE b.name <> ''
  AND EXISTS (SELECT 1 FROM ordered_names o WHERE o.acct = b.acct AND o.name <> '')
  AND NOT EXISTS (SELECT 1 FROM ordered_names o WHERE o.acct = b.acct AND o.name = b.name);

CREATE TABLE findings_of AS
SELECT acct, list_sort(list_concat(list(DISTINCT finding), usual_findings())) AS findings
FROM unit_notes GROUP BY acct;

CREATE VIEW units AS
SELECT c.*, coalesce(f.findings, usual_findings()) AS findings
FROM classed c LEFT JOIN findings_of f ON f.acct = c.acct;
