-- purpose: bring units and families to the rows that are published
-- reads:   units, unit_notes, families, known, carried; perintah, sp2d, credits, purchases, spent, beside (the files
--          that figures rest on); senders (contract, file, evidence, sender) and banks (name, party)
-- writes:  placed, also_cited; published_units, published_families, published_sums, published_sources
-- grain:   one account; one family; region, bank and class; kab/kota and evidence
-- The place of an account in the ledger is where the month before left it; a new one lies
-- where it was ordered, and one that nobody ordered lies with the nation and its sender.
CREATE OR REPLACE MACRO region_path(code) AS
    CASE WHEN code = 'id' THEN 'id' ELSE CASE length(code) WHEN 10 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6] || '.' || code[7:10]
                      WHEN 6 THEN 'id.' || code[1:2] || '.' || code[3:4] || '.' || code[5:6]
                      WHEN 4 THEN 'id.' || code[1:2] || '.' || code[3:4]
                      WHEN 2 THEN 'id.' || code ELSE 'id' END END;

CREATE OR REPLACE MACRO kab_of(code) AS CASE WHEN length(code) >= 4 THEN code[1:4] ELSE '-' END;

-- How far an order came: 1 in an SPM; 2 its SP2D is there, for every line; 3 every line names it, as
-- the standing instruction to the bank does.
CREATE TABLE order_files AS
SELECT p.acct, min(p.file) AS file,
       CASE WHEN bool_and(p.has_sp2d) THEN 3 WHEN bool_and(p.has_sp2d OR s.no_spm IS NOT NULL) THEN 2 ELSE 1 END AS stage,
       max(coalesce(s.day, p.sp2d_day)) AS sp2d_day
FROM perintah p
LEFT JOIN (SELECT cell(no_spm) AS no_spm, upper(bank) AS bank, min(day) AS day FROM sp2d GROUP BY ALL) s
    ON s.no_spm = cell(p.no_spm) AND s.bank = upper(p.bank)
WHERE p.month = $period
GROUP BY p.acct;

CREATE TABLE credit_files AS
SELECT l.acct, min(l.file) AS file
FROM credits l LEFT JOIN credits_touched t ON t.rid = l.rowid
WHERE l.month = $period AND l.kind = 1 AND (t.rid IS NULL OR t.left_over IS NOT NULL)
GROUP BY l.acct;

CREATE TABLE placed AS
SELECT u.*, coalesce(k.blind, c.blind) AS blind, coalesce(k.last4, c.last4) AS last4,
       region_path(u.kode_wilayah) AS path, coalesce(kab_of(u.kode_wilayah), '-') AS code,
       coalesce(c.place, region_path(u.kode_wilayah)) AS place,
       coalesce(c.party, b.party, s1.sender, s2.sender, s3.sender, s4.sender, s5.sender) AS party,
       c.acct IS NULL AS opens_account,
       coalesce(o.stage, 0) AS stage, o.sp2d_day,
       s1.evidence AS order_evidence, s2.evidence AS credit_evidence, s3.evidence AS spend_evidence,
       s4.evidence AS return_evidence, s5.evidence AS opening_evidence
FROM units u
LEFT JOIN known k ON k.acct = u.acct
LEFT JOIN carried c ON c.acct = u.acct
LEFT JOIN banks b ON b.name = upper(u.bank)
LEFT JOIN order_files o ON o.acct = u.acct
LEFT JOIN credit_files l ON l.acct = u.acct
LEFT JOIN spent p ON p.acct = u.acct
LEFT JOIN beside r ON r.acct = u.acct
LEFT JOIN senders s1 ON s1.contract = 'perintah' AND s1.file = o.file
LEFT JOIN senders s2 ON s2.contract = 'topup' AND s2.file = l.file
LEFT JOIN senders s3 ON s3.contract = 'transaksi' AND s3.file = p.file
LEFT JOIN senders s4 ON s4.contract = 'setoran' AND s4.file = r.return_file
LEFT JOIN senders s5 ON s5.contract = 'saldo' AND s5.file = r.opening_file;

CREATE TABLE published_units AS
SELECT code, path, blind, last4, id_kpm, kode_wilayah, bank, class_number,
       '{' || array_to_string(findings, ',') || '}' AS findings, ordered_idr, credited_idr,
       spent_idr, returned_idr, opening_idr, rest, place, party, credit_day, stage,
       sp2d_day
FROM placed;

CREATE TABLE published_families AS
SELECT coalesce(kab_of(kode_wilayah), '-') AS code, region_path(kode_wilayah) AS path, id_kpm, kode_wilayah, class_number, '{' || array_to_string(list_sort(findings), ',') || '}' AS findings,
       ordered_idr, credited_idr, spent_idr
FROM families;

CREATE TABLE published_sums AS
WITH desa AS (
    SELECT kode_wilayah AS region, coalesce(bank, '-') AS bank, class_number,
           count(*) AS units, sum(ordered_idr) AS ordered, sum(credited_idr) AS credited,
           sum(least(ordered_idr, credited_idr)) AS credited_to_order,
           sum(CASE WHEN has_order THEN greatest(credited_idr - ordered_idr, 0) ELSE 0 END) AS over,
           sum(CASE WHEN has_order THEN 0 ELSE credited_idr END) AS without_instruction,
           sum(CASE rest WHEN 'failed' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS failed,
           sum(CASE rest WHEN 'missing' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS missing,
           sum(CASE rest WHEN 'reversed' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS reversed,
           sum(CASE rest WHEN 'short' THEN ordered_idr - least(ordered_idr, credited_idr) ELSE 0 END) AS short,
           sum(opening_idr) AS opening, sum(spent_idr) AS spent, sum(returned_idr) AS returned
    FROM units GROUP BY ALL
), at_levels AS (
    SELECT 4 AS level, region AS code, * EXCLUDE region FROM desa WHERE length(region) = 10
    UNION ALL SELECT 3, region[1:6], * EXCLUDE region FROM desa WHERE length(region) >= 6
    UNION ALL SELECT 2, coalesce(kab_of(region), '-'), * EXCLUDE region FROM desa
    UNION ALL SELECT 1, coalesce(region[1:2], '-'), * EXCLUDE region FROM desa
    UNION ALL SELECT 0, 'id', * EXCLUDE region FROM desa
)
SELECT level, code, region_path(code) AS path,
       coalesce(CASE WHEN level >= 2 THEN code[1:4] END, '') AS kab,
       bank, class_number, CAST(sum(units) AS BIGINT) AS units,
       CAST(sum(ordered) AS BIGINT) AS ordered, CAST(sum(credited) AS BIGINT) AS credited,
       CAST(sum(credited_to_order) AS BIGINT) AS credited_to_order, CAST(sum(over) AS BIGINT) AS over,
       CAST(sum(without_instruction) AS BIGINT) AS without_instruction,
       CAST(sum(failed) AS BIGINT) AS failed, CAST(sum(missing) AS BIGINT) AS missing,
       CAST(sum(reversed) AS BIGINT) AS reversed, CAST(sum(short) AS BIGINT) AS short,
       CAST(sum(opening) AS BIGINT) AS opening, CAST(sum(spent) AS BIGINT) AS spent,
       CAST(sum(returned) AS BIGINT) AS returned, 0 AS quota_g, 0 AS requested_g, 0 AS released_g,
       0 AS arrived_g, 0 AS rejected_g, 0 AS handed_g
FROM at_levels GROUP BY ALL;

-- A failure, a reversal, a finding and what came twice rest on files that bear no figure by themselves.
CREATE TABLE also_cited AS
SELECT DISTINCT acct, 'topup' AS contract, file FROM credits
WHERE month = $period AND (kind = 0 OR (kind = 1 AND acct IN (SELECT acct FROM summed_accounts)))
UNION
SELECT n.acct, 'topup', l.file FROM credits_named n JOIN credits l ON l.rowid = n.rid WHERE n.month = $period
UNION
SELECT n.acct, 'transaksi', l.file FROM purchases_named n JOIN purchases l ON l.rowid = n.rid WHERE n.month = $period
UNION
SELECT acct, 'perintah', file FROM perintah WHERE month = $period AND acct IN (SELECT acct FROM ordered_twice)
UNION
-- Where a purchase was made is judged by the register of shops.
SELECT n.acct, 'ewarong', s.file FROM unit_notes n, senders s
WHERE n.finding IN ('redeemed_outside_region', 'redeemed_at_unknown_ewarong') AND s.contract = 'ewarong';

CREATE TABLE published_sources AS
SELECT DISTINCT code, evidence FROM (
    SELECT code, order_evidence AS evidence FROM placed
    UNION ALL SELECT code, credit_evidence FROM placed
    UNION ALL SELECT code, spend_evidence FROM placed
    UNION ALL SELECT code, return_evidence FROM placed
    UNION ALL SELECT code, opening_evidence FROM placed
    UNION ALL
    SELECT p.code, s.evidence
    FROM also_cited b JOIN placed p ON p.acct = b.acct JOIN senders s ON s.contract = b.contract AND s.file = b.file
) WHERE evidence IS NOT NULL;
