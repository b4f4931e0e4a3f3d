-- purpose: bring every account that takes part to one unit with its class (section 3)
-- reads:   orders, movements, unit_notes
-- writes:  units
-- grain:   one account in one period
CREATE TABLE notes AS
SELECT acct, list_sort(list(DISTINCT finding)) AS findings FROM unit_notes GROUP BY acct;

CREATE TABLE units AS
WITH joined AS (
    SELECT coalesce(o.acct, m.acct) AS acct, o.acct IS NOT NULL AS has_order,
           o.id_kpm, o.kode_wilayah, o.bank,
           coalesce(o.ordered, 0) AS i, coalesce(o.k, 0) AS k, coalesce(m.credited, 0) AS c,
           coalesce(m.n, 0) AS n, coalesce(m.spent, 0) AS s, coalesce(m.returned, 0) AS v,
           coalesce(m.opening, 0) AS o, coalesce(m.given, false) AS given,
           coalesce(m.failed, false) AS failed, m.credit_day,
           m.first_kab, m.last_kab, coalesce(m.unknown_shop, false) AS unknown_shop,
           o.order_file, m.credit_file, m.spend_file, m.return_file, m.opening_file
    FROM orders o FULL JOIN movements m ON o.acct = m.acct
)
SELECT j.acct, id_kpm, kode_wilayah, bank, has_order, k,
       CASE WHEN NOT has_order AND c > 0 THEN 1
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
            ELSE 12 END AS class_number,
       CASE WHEN t.findings IS NULL AND NOT $opening_unknown
             AND NOT (has_order AND n > k AND c <= i)
             AND NOT unknown_shop AND first_kab IS NULL
             AND (s > 0 OR credit_day IS NULL OR CAST($as_of AS DATE) - credit_day <= $idle_days)
            THEN [] :: VARCHAR[]
            ELSE list_sort(list_concat(
                coalesce(t.findings, []),
                CASE WHEN $opening_unknown THEN ['opening_unknown'] ELSE [] END,
                CASE WHEN has_order AND n > k AND c <= i THEN ['credited_in_parts'] ELSE [] END,
                CASE WHEN unknown_shop THEN ['redeemed_at_unknown_ewarong'] ELSE [] END,
                CASE WHEN (first_kab <> try_cast(kode_wilayah[1:4] AS INTEGER)
                           OR last_kab <> try_cast(kode_wilayah[1:4] AS INTEGER))
                     THEN ['redeemed_outside_region'] ELSE [] END,
                CASE WHEN s = 0 AND CAST($as_of AS DATE) - credit_day > $idle_days
                     THEN ['idle'] ELSE [] END)) END AS findings,
       i AS ordered_idr, c AS credited_idr, s AS spent_idr, v AS returned_idr, o AS opening_idr,
       CASE WHEN i <= c OR NOT has_order THEN ''
            WHEN c > 0 THEN 'short' WHEN given THEN 'reversed' WHEN failed THEN 'failed'
            ELSE 'missing' END AS rest,
       order_file, credit_file, spend_file, return_file, opening_file, credit_day
FROM joined j LEFT JOIN notes t ON t.acct = j.acct;
