-- purpose: the accepted rows of one quota file
-- reads: {lines} (contract kuota)
-- writes: quota_rows
-- grain: one row of the file, its range of months kept

CREATE OR REPLACE TABLE quota_rows AS
SELECT kode_wilayah, upper(program) AS program, periode__first AS first, periode AS last, kpm, no_sk
FROM {lines};
