-- purpose: find the newest paper of each kind that speaks of a desa whose rice hangs
-- reads:   requests_once, releases_once, arrivals_once, handed_lines; senders; the CSV file of desa
-- writes:  proofs
-- grain:   one desa and gap
CREATE TABLE proofs AS
WITH papers_of AS (
    SELECT 'gap_requested' AS kind, 'spa' AS contract, code, file, tanggal AS day FROM requests_once WHERE covers
    UNION ALL SELECT 'gap_released', 'do', code, file, tanggal FROM releases_once WHERE covers
    UNION ALL SELECT 'gap_arrived', 'bast', code, file, tanggal FROM arrivals_once WHERE covers
    UNION ALL SELECT 'gap_handed', 'serah', code, file, NULL FROM handed_lines WHERE month = $period
)
SELECT h.subject, p.kind, p.day, n.evidence, CAST(NULL AS INTEGER) AS row
FROM read_csv($hanging, header = true, auto_detect = false, columns = {'subject': 'VARCHAR'}) h
JOIN papers_of p ON p.code IN (h.subject, h.subject[1:6])
JOIN senders n ON n.contract = p.contract AND n.file = p.file
QUALIFY row_number() OVER (PARTITION BY h.subject, p.kind ORDER BY p.day DESC NULLS LAST, n.evidence) = 1;
