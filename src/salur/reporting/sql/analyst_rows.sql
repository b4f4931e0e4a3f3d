-- purpose: types the lines that were written for analysts: texts stay texts, all else is whole numbers
-- reads:   $file, CSV with a header
-- writes:  {rows}
-- grain:   one kab/kota
CREATE TABLE {rows} AS
SELECT
    kode, nama, provinsi, program, periode,
    CAST(COLUMNS(* EXCLUDE (kode, nama, provinsi, program, periode, laporan)) AS BIGINT),
    laporan
FROM read_csv($file, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
