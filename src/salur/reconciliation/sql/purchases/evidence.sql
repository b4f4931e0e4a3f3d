-- purpose: the rows of files under every signal, at most twenty of each
-- reads:   signal_lines; file_rows (file, ref, row); file_names (file, evidence)
-- writes:  signals_out
-- grain:   one signal
CREATE TABLE signals_out AS
SELECT s.*, coalesce(to_json(e.rows), '[]') AS evidence
FROM signals s
LEFT JOIN (
    SELECT l.subject, list({'file': n.evidence, 'row': r.row} ORDER BY n.evidence, r.row) AS rows
    FROM signal_lines l
    JOIN (SELECT file, ref, min(row) AS row FROM file_rows GROUP BY ALL) r ON r.file = l.file AND r.ref = l.ref
    JOIN file_names n ON n.file = l.file
    GROUP BY l.subject
) e ON e.subject = s.subject;
