-- purpose: sums orders and payments by number of SPM and bank
-- reads: perintah, sp2d
-- writes: spm_ordered, spm_paid
-- grain: one SPM and bank, its name folded; lines of an order count one by one, a repeated payment counts once

CREATE OR REPLACE TABLE spm_ordered AS
SELECT trim(no_spm) AS no_spm, upper(trim(bank)) AS bank, count(*) AS families, sum(nominal) AS amount_idr
FROM perintah GROUP BY ALL;

CREATE OR REPLACE TABLE spm_paid AS
SELECT
    trim(no_spm) AS no_spm, upper(trim(bank)) AS bank, sum(jumlah_kpm) AS families, sum(nominal) AS amount_idr
FROM (SELECT DISTINCT * FROM sp2d) GROUP BY ALL;
