-- purpose: take the rows of a new snapshot and of the one before; what lies outside the region stays out
-- reads:   the accepted rows of two files
-- writes:  remote_rows, base_rows, base (id_kpm and the cells that are merged, as text)
-- grain:   one family
-- Accounts and cards are the bank's to report: they are not merged.
CREATE TABLE remote_rows AS FROM read_parquet($remote);

CREATE TABLE base_rows AS FROM read_parquet($before) WHERE starts_with(kode_wilayah, $digits);

CREATE TABLE base AS
SELECT * EXCLUDE (bank, no_rekening, no_kks, payable, row)
       REPLACE (CAST(tanggal_lahir AS VARCHAR) AS tanggal_lahir)
FROM base_rows;
