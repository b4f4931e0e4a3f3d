-- purpose: the accepted rows of one file of answers that say something
-- reads:   the Parquet of the file
-- writes:  answer_rows
-- grain:   one row
CREATE OR REPLACE TABLE answer_rows AS
SELECT row, no_hambatan AS number, coalesce(langkah, CASE WHEN jawaban IS NOT NULL THEN 'KOMENTAR' END) AS step,
    coalesce(jawaban, '') AS words
FROM read_parquet($path)
WHERE langkah IS NOT NULL OR jawaban IS NOT NULL;
