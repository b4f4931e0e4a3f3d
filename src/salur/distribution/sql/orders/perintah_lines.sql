-- purpose: takes the accepted lines of one order
-- reads: the Parquet file $path (contract perintah)
-- writes: perintah
-- grain: one line

INSERT INTO perintah
SELECT no_spm, periode, id_kpm, kode_wilayah, bank, nominal FROM read_parquet($path);
