-- purpose: what each line gives to its unit: replays nothing, what was taken back less, all else itself
-- reads:   orders, credits, purchases, returns, openings; what references.sql found of the middle three
-- writes:  traced
-- grain:   one line of a file
-- A reversal stands where the line stands that it names. Of several balances the newest is meant.
CREATE TABLE traced AS
WITH lines AS (
    SELECT unit, 'perintah' AS contract, evidence, row, day, amount, status, ref, amount AS counted
    FROM orders WHERE month = $period
    UNION ALL
    SELECT l.unit, 'topup', l.evidence, l.row, l.day, l.amount, l.status, l.ref,
        CASE WHEN l.kind <> 1 THEN 0 WHEN t.rid IS NULL THEN l.amount ELSE coalesce(t.left_over, 0) END
    FROM credits l LEFT JOIN credits_touched t ON t.rid = l.rowid
    WHERE (l.kind >= 0 AND l.month = $period)
        OR (l.kind = -1 AND l.rowid IN (SELECT rid FROM credits_named WHERE month = $period))
    UNION ALL
    SELECT l.unit, 'transaksi', l.evidence, l.row, l.day, l.amount, l.status, l.ref,
        CASE WHEN l.kind <> 1 THEN 0 WHEN t.rid IS NULL THEN l.amount ELSE coalesce(t.left_over, 0) END
    FROM purchases l LEFT JOIN purchases_touched t ON t.rid = l.rowid
    WHERE (l.kind = 1 AND l.month = $period)
        OR (l.kind = -1 AND l.rowid IN (SELECT rid FROM purchases_named WHERE month = $period))
    UNION ALL
    SELECT l.unit, 'setoran', l.evidence, l.row, l.day, l.amount, '', l.ref,
        CASE WHEN t.rid IS NULL THEN l.amount ELSE 0 END
    FROM returns l LEFT JOIN returns_touched t ON t.rid = l.rowid
    WHERE l.month = $period
    UNION ALL
    SELECT unit, 'saldo', evidence, row, day, amount, '', NULL,
        CASE WHEN row_number() OVER (
            PARTITION BY unit ORDER BY coalesce(day, DATE '0001-01-01') DESC, amount DESC, evidence, row) = 1
            THEN amount ELSE 0 END
    FROM openings
)
FROM lines;
