-- purpose: the counts and sums of summary.json (section 6)
-- reads:   classed, unit_notes, family_findings, the noted lines
-- writes:  class_sums, finding_counts, waterfalls
-- grain:   class; finding; kab/kota and bank
CREATE TABLE class_sums AS
SELECT class_number, count(*) AS units, sum(ordered_idr) AS ordered, sum(credited_idr) AS credited,
       sum(spent_idr) AS spent
FROM classed GROUP BY class_number;

CREATE TABLE finding_counts AS
SELECT finding, count(*) AS count FROM (
    SELECT finding FROM credits_noted
    UNION ALL SELECT finding FROM purchases_noted
    UNION ALL SELECT finding FROM returns_noted
    UNION ALL SELECT 'other_period' FROM perintah WHERE month <> $period
    UNION ALL SELECT finding FROM (SELECT DISTINCT acct, finding FROM unit_notes)
        WHERE finding NOT IN ('replayed_line', 'reference_reused', 'reversal_exceeds_origin',
                              'reversal_without_origin')
    UNION ALL SELECT finding FROM family_findings
) GROUP BY finding
UNION ALL
SELECT unnest(usual_findings()), (SELECT count(*) FROM classed);

CREATE TABLE waterfalls AS
SELECT coalesce(CASE WHEN length(kode_wilayah) >= 4 THEN kode_wilayah[1:4] END, '-') AS kab,
       coalesce(bank, '-') AS bank,
       sum(ordered_idr) AS ordered,
       sum(least(ordered_idr, credited_idr)) AS credited_to_order,
       sum(CASE rest WHEN 'failed' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS failed,
       sum(CASE rest WHEN 'missing' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS missing,
       sum(CASE rest WHEN 'reversed' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS reversed,
       sum(CASE rest WHEN 'short' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS short,
       sum(credited_idr) AS credited,
       sum(CASE WHEN has_order THEN greatest(credited_idr - ordered_idr, 0) ELSE 0 END) AS over,
       sum(CASE WHEN has_order THEN 0 ELSE credited_idr END) AS without_instruction,
       sum(opening_idr) AS opening,
       sum(spent_idr) AS spent,
       sum(returned_idr) AS returned,
       sum(credited_idr + opening_idr - spent_idr - returned_idr) AS balance
FROM classed GROUP BY ALL;
