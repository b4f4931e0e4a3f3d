-- purpose: bring rice units and families to the rows that are published
-- reads:   units, families; requests_once, releases_once, arrivals_once, quota_lines_once, claims,
--          handed_lines (the files that figures rest on); rice_party (kab, bulog, government), parts,
--          senders
-- writes:  placed; published_units, published_families, published_sums, published_sources
-- grain:   one desa; one family; region and class; kab/kota and evidence
CREATE OR REPLACE MACRO region_path(code) AS
    CASE CASE code WHEN 'id' THEN 0 ELSE length(code) END
                      WHEN 10 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6] || '.' || code[7:10]
                      WHEN 6 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6]
                      WHEN 4 THEN 'id.' || code[1:2] || '.' || code[3:4]
                      WHEN 2 THEN 'id.' || code ELSE 'id' END;

CREATE TABLE arrival_days AS
SELECT code AS place, max(tanggal) AS day FROM arrivals_once WHERE covers GROUP BY code;

CREATE TABLE placed AS
SELECT u.*, region_path(u.kode_wilayah) AS path, u.kode_wilayah[1:4] AS code,
       list_position($classes, u.class) AS class_number, p.bulog, p.government,
       greatest(u.arrived_g + u.rejected_g, 0) AS gross_g,
       least(u.rejected_g, greatest(u.arrived_g + u.rejected_g - u.released_g, coalesce(m.sent_again_g, 0), 0))
           AS replaced_g,
       coalesce(m.sent_again_g, 0) AS sent_again_g, coalesce(m.brought_back_g, 0) AS brought_back_g
FROM units u
LEFT JOIN rice_party p ON p.kab = u.kode_wilayah[1:4]
LEFT JOIN (
    SELECT code, CAST(coalesce(sum(grams) FILTER (quantity = 'sent_again'), 0) AS BIGINT) AS sent_again_g,
           CAST(coalesce(sum(grams) FILTER (quantity = 'brought_back'), 0) AS BIGINT) AS brought_back_g
    FROM parts WHERE quantity IN ('sent_again', 'brought_back') GROUP BY code
) m ON m.code = u.kode_wilayah;

-- The days of grace run from the last arrival; a kecamatan's document is its desa's.
CREATE TABLE published_units AS
SELECT code, path, kode_wilayah, class_number, '{' || array_to_string(findings, ',') || '}' AS findings,
       quota_g, requested_g, released_g, arrived_g, rejected_g, handed_g,
       greatest(own.day, shared.day) AS arrived_on
FROM placed
LEFT JOIN arrival_days own ON own.place = kode_wilayah
LEFT JOIN arrival_days shared ON shared.place = kode_wilayah[1:6] AND shared.place <> kode_wilayah;

CREATE TABLE published_families AS
SELECT coalesce(kode_wilayah[1:4], '-') AS code, region_path(kode_wilayah) AS path, id_kpm, kode_wilayah,
       CAST(NULL AS INTEGER) AS class_number,
       '{' || array_to_string(list_sort(findings), ',') || '}' AS findings,
       entitled_g AS due, handed_g AS received, handed_g AS used
FROM families;

CREATE TABLE published_sums AS
WITH at_levels AS (
    SELECT 4 AS level, kode_wilayah AS code, * EXCLUDE (code) FROM placed WHERE length(kode_wilayah) = 10
    UNION ALL SELECT 3, kode_wilayah[1:6], * EXCLUDE (code) FROM placed
    UNION ALL SELECT 2, kode_wilayah[1:4], * EXCLUDE (code) FROM placed
    UNION ALL SELECT 1, kode_wilayah[1:2], * EXCLUDE (code) FROM placed
    UNION ALL SELECT 0, 'id', * EXCLUDE (code) FROM placed
)
SELECT level, code, region_path(code) AS path, CASE WHEN level >= 2 THEN code[1:4] ELSE '' END AS kab,
       '-' AS bank, class_number, count(*) AS units, 0 AS ordered, 0 AS credited,
       0 AS credited_to_order, 0 AS over, 0 AS without_instruction, 0 AS failed, 0 AS missing,
       0 AS reversed, 0 AS short, 0 AS opening, 0 AS spent, 0 AS returned,
       CAST(sum(quota_g) AS BIGINT) AS quota_g, CAST(sum(requested_g) AS BIGINT) AS requested_g,
       CAST(sum(released_g) AS BIGINT) AS released_g, CAST(sum(arrived_g) AS BIGINT) AS arrived_g,
       CAST(sum(rejected_g) AS BIGINT) AS rejected_g, CAST(sum(handed_g) AS BIGINT) AS handed_g
FROM at_levels GROUP BY ALL;

-- A kab/kota cites the files whose lines say something of its month: documents and quotas that
-- cover it, quotas of other months by which a document over several months was split, and
-- hand-overs. The list is the office's own, and named by its hash.
CREATE TABLE published_sources AS
SELECT DISTINCT l.code[1:4] AS code, s.evidence
FROM (
    SELECT 'spa' AS contract, file, code FROM requests_once WHERE covers
    UNION ALL SELECT 'do', file, code FROM releases_once WHERE covers
    UNION ALL SELECT 'bast', file, code FROM arrivals_once WHERE covers
    UNION ALL SELECT 'kuota', file, code FROM quota_lines_once WHERE covers AND length(code) >= 4
    UNION ALL
    SELECT 'kuota', q.file, q.code
    FROM quota_lines_once q JOIN claims c ON c.code = q.code AND c.last_index > c.first_index
     AND month_index(q.from_month) <= c.last_index AND c.first_index <= month_index(q.to_month)
    UNION ALL
    SELECT 'serah', file, coalesce(code, '-') FROM handed_lines WHERE month = $period
) l
JOIN senders s ON s.contract = l.contract AND s.file = l.file;
