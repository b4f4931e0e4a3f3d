-- purpose: sum the accounts that the orders of the period name more than once (section 3)
-- reads:   perintah: acct, month, amount, no_spm, id_kpm, kode_wilayah, bank, name
-- writes:  ordered_twice: those accounts; orders_summed: one row for each of them, with the
--          attributes of its least line; order_notes: instructed_twice, account_shared
-- grain:   one account; order_notes one account and finding
-- Nearly every account has one line, which units.sql takes as it stands.
CREATE TABLE ordered_twice AS
SELECT acct FROM perintah WHERE month = $period GROUP BY acct HAVING count(*) > 1;

CREATE TABLE orders_summed AS
SELECT acct, CAST(sum(amount) AS BIGINT) AS ordered, count(*) AS k, least.id_kpm,
       least.kode_wilayah, least.bank, min(name) AS name, max(name) AS last_name, min(file) AS file
FROM (
    SELECT acct, amount, name, file,
           first_value({'id_kpm': id_kpm, 'kode_wilayah': kode_wilayah, 'bank': bank}) OVER (
               PARTITION BY acct
               ORDER BY cell(no_spm) NULLS LAST, id_kpm NULLS LAST, kode_wilayah NULLS LAST,
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
