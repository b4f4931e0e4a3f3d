-- purpose: the counts and sums of summary.json (section 6)
-- reads:   units, families, notes, unfilled
-- writes:  class_sums, region_sums, finding_counts
-- grain:   class; kab/kota; finding
CREATE TABLE class_sums AS
SELECT class, count(*) AS units, sum(quota_g) AS quota_g, sum(requested_g) AS requested_g,
       sum(released_g) AS released_g, sum(arrived_g) AS arrived_g, sum(rejected_g) AS rejected_g,
       sum(handed_g) AS handed_g
FROM units GROUP BY class;

CREATE TABLE region_sums AS
SELECT kode_wilayah[1:4] AS kab, sum(quota_g) AS quota_g, sum(requested_g) AS requested_g,
       sum(released_g) AS released_g, sum(arrived_g) AS arrived_g, sum(rejected_g) AS rejected_g,
       sum(handed_g) AS handed_g, sum(gap_requested_g) AS gap_requested_g,
       sum(gap_released_g) AS gap_released_g, sum(gap_arrived_g) AS gap_arrived_g,
       sum(gap_handed_g) AS gap_handed_g
FROM units GROUP BY ALL;

CREATE TABLE finding_counts AS
SELECT finding, CAST(sum(count) AS BIGINT) AS count
FROM (
    SELECT finding, lines AS count FROM notes
    UNION ALL
    SELECT 'quota_unfilled', count(*) FROM unfilled
    UNION ALL
    SELECT unnest(findings), 1 FROM families WHERE array_length(findings) > 0
)
GROUP BY finding;
