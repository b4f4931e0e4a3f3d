-- purpose: the counts and sums of summary.json (section 6)
-- reads:   units, families, notes, unfilled
-- writes:  class_sums, region_sums, finding_counts
-- grain:   class; kab/kota; finding
CREATE TABLE class_sums AS
SELECT class, count(*) AS units, sum(COLUMNS('^(quota|requested|released|arrived|rejected|handed)_g$'))
FROM units GROUP BY class;

CREATE TABLE region_sums AS
SELECT kode_wilayah[1:4] AS kab, sum(COLUMNS('_g$')) FROM units GROUP BY kab;

CREATE TABLE finding_counts AS
SELECT finding, CAST(sum(count) AS BIGINT) AS count
FROM (
    SELECT finding, lines AS count FROM notes
    UNION ALL
    SELECT 'quota_unfilled', count(*) FROM unfilled
    UNION ALL
    SELECT unnest(findings), 1 FROM families WHERE len(findings) > 0
)
GROUP BY finding;
