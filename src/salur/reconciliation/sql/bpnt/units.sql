-- purpose: bring every account that takes part to its figures and its class (section 3)
-- reads:   perintah, ordered_twice, orders_summed; credits, summed_accounts, credits_summed;
--          spent, beside
-- writes:  classed: every unit but for its findings; in_parts and names_differ ask findings.sql
--          for a second look
-- grain:   one account in one period
-- The joins run as they are written: orders, which carry texts, stream past tables of numbers.
SET disabled_optimizers = 'join_order,build_side_probe_side';

CREATE TABLE classed AS
WITH ordered AS (
    SELECT acct, amount AS ordered, 1 AS k, id_kpm, kode_wilayah, bank, name, name AS last_name
    FROM perintah ANTI JOIN ordered_twice USING (acct)
    WHERE month = $period
    UNION ALL
    SELECT acct, ordered, k, id_kpm, kode_wilayah, bank, name, last_name FROM orders_summed
), credited AS (
    SELECT acct, CASE WHEN kind = 1 THEN amount ELSE 0 END AS credited, kind = 1 AS given,
           kind = 0 AS failed, CAST(kind AS INTEGER) AS n, CASE WHEN kind = 1 THEN day END AS credit_day,
           name, name AS last_name
    FROM credits ANTI JOIN summed_accounts USING (acct)
    WHERE month = $period AND kind >= 0
    UNION ALL
    SELECT acct, credited, given, failed, n, credit_day, name, last_name FROM credits_summed
), joined AS (
    SELECT coalesce(o.acct, c.acct, s.acct, b.acct) AS acct, o.acct IS NOT NULL AS has_order,
           o.id_kpm, o.kode_wilayah, o.bank, coalesce(o.k, 0) AS k, coalesce(c.n, 0) AS n,
           coalesce(o.ordered, 0) AS i, coalesce(c.credited, 0) AS c, coalesce(s.spent, 0) AS s,
           coalesce(b.returned, 0) AS v, coalesce(b.opening, 0) AS o,
           coalesce(c.given, false) AS given, coalesce(c.failed, false) AS failed, c.credit_day,
           coalesce(c.name <> c.last_name OR o.name <> o.last_name OR c.name <> o.name, false)
           AND c.name IS NOT NULL AND o.name IS NOT NULL AS names_differ
    FROM ordered o
    FULL JOIN credited c ON c.acct = o.acct
    FULL JOIN spent s ON s.acct = coalesce(o.acct, c.acct)
    FULL JOIN beside b ON b.acct = coalesce(o.acct, c.acct, s.acct)
)
SELECT acct, id_kpm, kode_wilayah, bank, has_order, k = 1 AS ordered_once,
       CAST(CASE WHEN NOT has_order AND c > 0 THEN 1
                 WHEN c = 0 AND s + v > o THEN 2
                 WHEN has_order AND n > k AND c > i THEN 3
                 WHEN has_order AND c > 0 AND c <> i THEN 4
                 WHEN c > 0 AND s + v > c + o THEN 5
                 WHEN has_order AND c = 0 AND given THEN 6
                 WHEN has_order AND NOT given AND failed THEN 7
                 WHEN has_order AND NOT given THEN 8
                 WHEN NOT has_order THEN 9
                 WHEN s + v = 0 THEN 10
                 WHEN s + v < c + o THEN 11
                 ELSE 12 END AS TINYINT) AS class_number,
       i AS ordered_idr, c AS credited_idr, s AS spent_idr, v AS returned_idr, o AS opening_idr,
       CASE WHEN i <= c OR NOT has_order THEN '' :: rest_kind
            WHEN c > 0 THEN 'short' :: rest_kind
            WHEN given THEN 'reversed' :: rest_kind
            WHEN failed THEN 'failed' :: rest_kind
            ELSE 'missing' :: rest_kind END AS rest,
       has_order AND n > k AND c <= i AS in_parts, names_differ, credit_day
FROM joined;

RESET disabled_optimizers;
