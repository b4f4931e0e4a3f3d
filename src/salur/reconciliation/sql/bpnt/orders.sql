-- purpose: bring the orders of the period to one row per account (section 3)
-- reads:   perintah: acct, month, amount, no_spm, id_kpm, kode_wilayah, bank, name
-- writes:  orders: one row per ordered account, with the attributes of its least line
--          order_notes: instructed_twice, account_shared, other_period
-- grain:   orders one account; order_notes one account or line and finding
-- Nearly every account has one line: those pass as they stand, only the others are grouped.
CREATE TABLE ordered_twice AS
SELECT acct FROM perintah WHERE month = $period GROUP BY acct HAVING count(*) > 1;

CREATE TABLE orders AS
SELECT acct, amount AS ordered, CAST(1 AS BIGINT) AS k, no_spm, id_kpm, kode_wilayah, bank, name,
       name AS last_name, file AS order_file
FROM perintah
WHERE month = $period AND acct NOT IN (SELECT acct FROM ordered_twice)
UNION ALL
SELECT acct, CAST(sum(amount) AS BIGINT), count(*), least.no_spm, least.id_kpm,
       least.kode_wilayah, least.bank, min(name), max(name), min(file)
FROM (
    SELECT acct, amount, name, file,
           first_value({'no_spm': no_spm, 'id_kpm': id_kpm, 'kode_wilayah': kode_wilayah,
                        'bank': bank}) OVER (
               PARTITION BY acct
               ORDER BY no_spm NULLS LAST, id_kpm NULLS LAST, kode_wilayah NULLS LAST,
                        bank NULLS LAST) AS least
    FROM perintah
    WHERE month = $period AND acct IN (SELECT acct FROM ordered_twice)
)
GROUP BY acct, least;

CREATE TABLE order_notes AS
SELECT acct, 'instructed_twice' AS finding FROM ordered_twice
UNION ALL
SELECT acct, 'account_shared' FROM perintah
WHERE month = $period AND acct IN (SELECT acct FROM ordered_twice)
GROUP BY acct HAVING count(DISTINCT id_kpm) > 1;
