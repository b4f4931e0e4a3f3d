-- purpose: one row per family on the list or with an order (section 3, families)
-- reads:   perintah, units, listed (id_kpm, kode_wilayah; empty without a list)
-- writes:  families
-- grain:   one family in one period
-- A family with one order on an account of its own takes that unit's figures as they stand;
-- the few others are joined line by line.
CREATE TABLE several AS
SELECT h FROM (SELECT hash(id_kpm) AS h FROM perintah WHERE month = $period)
GROUP BY h HAVING count(*) > 1;

CREATE TABLE entangled AS
WITH lines AS (
    SELECT acct, id_kpm, amount,
           first_value(kode_wilayah) OVER (
               PARTITION BY id_kpm
               ORDER BY no_spm NULLS LAST, id_kpm NULLS LAST, kode_wilayah NULLS LAST,
                        bank NULLS LAST) AS kode_wilayah
    FROM perintah
    WHERE month = $period
      AND (hash(id_kpm) IN (SELECT h FROM several) OR acct IN (SELECT acct FROM ordered_twice))
), on_accounts AS (
    SELECT id_kpm, acct, any_value(kode_wilayah) AS kode_wilayah, sum(amount) AS ordered
    FROM lines GROUP BY id_kpm, acct
)
SELECT a.id_kpm, any_value(a.kode_wilayah) AS kode_wilayah, min(u.class_number) AS class_number,
       bool_or(list_contains(u.findings, 'account_shared')) AS shared,
       count(*) FILTER (u.credited_idr > 0) > 1 AS paid_twice,
       CAST(sum(a.ordered) AS BIGINT) AS ordered_idr,
       CAST(sum(u.credited_idr) AS BIGINT) AS credited_idr,
       CAST(sum(u.spent_idr) AS BIGINT) AS spent_idr
FROM on_accounts a JOIN units u ON u.acct = a.acct
GROUP BY a.id_kpm;

CREATE TABLE families AS
WITH ordered_families AS (
SELECT id_kpm, kode_wilayah, class_number, false AS shared, false AS paid_twice,
       ordered_idr, credited_idr, spent_idr
FROM units
WHERE k = 1 AND hash(id_kpm) NOT IN (SELECT h FROM several)
UNION ALL
SELECT * FROM entangled
)
SELECT coalesce(l.id_kpm, o.id_kpm) AS id_kpm,
       coalesce(l.kode_wilayah, o.kode_wilayah) AS kode_wilayah, o.class_number,
       list_concat(
           CASE WHEN o.shared THEN ['account_shared'] ELSE [] END,
           CASE WHEN o.paid_twice THEN ['family_paid_twice'] ELSE [] END,
           CASE WHEN o.id_kpm IS NULL THEN ['listed_not_ordered'] ELSE [] END,
           CASE WHEN $with_list AND l.id_kpm IS NULL THEN ['ordered_not_listed'] ELSE [] END
       ) :: VARCHAR[] AS findings,
       coalesce(o.ordered_idr, 0) AS ordered_idr, coalesce(o.credited_idr, 0) AS credited_idr,
       coalesce(o.spent_idr, 0) AS spent_idr
FROM ordered_families o FULL JOIN listed l ON l.id_kpm = o.id_kpm;
