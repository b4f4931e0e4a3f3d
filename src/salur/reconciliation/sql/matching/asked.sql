-- purpose: the lines under every proposal, at most five of each
-- reads:   proposed, other_side, credit_lines, purchase_lines
-- writes:  asked (other, contract, file, ref)
-- grain:   one line
CREATE TABLE asked AS
SELECT other, contract, file, ref
FROM (
    SELECT s.blind AS other, l.contract, l.file, l.ref,
           row_number() OVER (PARTITION BY s.blind ORDER BY l.contract, l.file, l.ref) AS place
    FROM (
        SELECT DISTINCT 'topup' AS contract, file, acct, ref FROM credit_lines WHERE month = $period AND kind >= 0
        UNION ALL
        SELECT DISTINCT 'transaksi', file, acct, ref FROM purchase_lines WHERE month = $period
    ) l
    JOIN other_side s ON s.acct = l.acct
    WHERE s.blind IN (SELECT other FROM proposed)
)
WHERE place <= 5;
