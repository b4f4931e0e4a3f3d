-- purpose: empty tables of the lines beneath desa, and the desa and families that are looked for
-- reads:   the CSV files of wanted desa (unit, code) and of their families (unit, id_kpm)
-- writes:  wanted, served; traced
-- grain:   one line of a file
CREATE TABLE wanted AS
FROM read_csv($wanted, header = false, auto_detect = false, delim = ',',
              columns = {'unit': 'BIGINT', 'code': 'VARCHAR'});

CREATE TABLE served AS
FROM read_csv($served, header = false, auto_detect = false, delim = ',', quote = '"',
              columns = {'unit': 'BIGINT', 'id_kpm': 'VARCHAR'});

CREATE OR REPLACE MACRO grams_of(text) AS CAST(CAST(replace(text, ',', '') AS DECIMAL(18, 3)) * 1000 AS BIGINT);

CREATE OR REPLACE MACRO month_of(text) AS CAST(replace(text, '-', '') AS INTEGER);

CREATE TABLE traced (
    unit BIGINT, contract VARCHAR, evidence VARCHAR, row BIGINT, day DATE, amount BIGINT, status VARCHAR,
    ref VARCHAR, counted BIGINT
);
