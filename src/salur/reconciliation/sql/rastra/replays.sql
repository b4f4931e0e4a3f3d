-- purpose: let identical lines count once (contracts.md section 4)
-- reads:   {lines}: all contract columns of the lines of this programme
-- writes:  {once}: the lines without their copies, with the region as code, the range of
--          months, whether it covers the period, and the least file that has the line
--          notes: replayed_line
-- grain:   {once} one content
CREATE TABLE {once} AS
SELECT * EXCLUDE (file, program, raw, kode_wilayah, periode, periode__first),
       kode_wilayah AS code, periode__first AS from_month, periode AS to_month,
       $period BETWEEN periode__first AND periode AS covers,
       min(file) AS file, count(*) AS times
FROM {lines} GROUP BY ALL;

INSERT INTO notes
SELECT 'replayed_line', code, covers, times - 1 FROM {once} WHERE times > 1;
