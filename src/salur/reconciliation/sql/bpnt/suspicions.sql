-- purpose: settle the findings that most accounts are cleared of at a glance (section 3)
-- reads:   orders, credited, spent, opening, purchases, credits, perintah
-- writes:  unit_notes: findings per account that need a second look at its lines
-- grain:   one account and finding
CREATE TABLE unit_notes AS
SELECT acct, finding FROM order_notes
UNION
SELECT acct, finding FROM credits_noted WHERE takes_part
UNION
SELECT acct, finding FROM purchases_noted WHERE takes_part
UNION
SELECT acct, finding FROM returns_noted WHERE takes_part
UNION
SELECT o.acct, 'opening_conflict' FROM opening o WHERE o.conflicts;

INSERT INTO unit_notes
WITH early AS (
    SELECT c.acct, c.credit_day, coalesce(o.opening, 0) AS opening
    FROM credited c JOIN spent s ON s.acct = c.acct AND s.spend_day < c.credit_day
    LEFT JOIN opening o ON o.acct = c.acct
), spent_early AS (
    SELECT l.acct, sum(coalesce(t.left_over, l.amount)) AS amount
    FROM purchases l JOIN early e USING (acct)
    LEFT JOIN purchases_touched t ON t.rid = l.rowid
    WHERE l.kind = 1 AND l.month = $period AND l.day < e.credit_day AND NOT (t.rid IS NOT NULL AND t.left_over IS NULL)
    GROUP BY l.acct
)
SELECT e.acct, 'redeemed_before_credit' FROM early e JOIN spent_early s USING (acct)
WHERE s.amount > e.opening;

INSERT INTO unit_notes
WITH suspected AS (
    SELECT m.acct FROM credited m JOIN orders o USING (acct)
    WHERE m.name IS NOT NULL AND o.name IS NOT NULL
      AND (m.name <> m.last_name OR o.name <> o.last_name OR m.name <> o.name)
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
