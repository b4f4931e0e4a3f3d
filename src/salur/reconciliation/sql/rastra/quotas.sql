-- purpose: hold contradicting quotas back, and lay the others side by side (section 4)
-- reads:   quota_lines_once
-- writes:  contradictions: the quota lines held back; quotas_held: how many, by file
--          notes: quota_conflict
--          quotas: families by code and range of months, no month twice for one code
-- grain:   contradictions one line; quotas_held one file; quotas one code and range
-- Two lines contradict each other where their months overlap and their numbers differ. Lines
-- that overlap and agree (another decree, the same number) are cut so that each month stands
-- once: a range begins where those that began before it have ended.
CREATE TABLE contradictions AS
SELECT k.rowid AS rid, k.file, k.kpm, k.code, k.covers FROM quota_lines_once k
WHERE EXISTS (
    SELECT 1 FROM quota_lines_once o
    WHERE o.code = k.code AND o.kpm <> k.kpm
      AND o.from_month <= k.to_month AND k.from_month <= o.to_month);

INSERT INTO notes SELECT 'quota_conflict', code, covers, 1 FROM contradictions;

CREATE TABLE quotas_held AS
SELECT file, count(*) AS rows, sum(kpm) AS amount FROM contradictions GROUP BY file;

CREATE TABLE quotas AS
WITH cut AS (
    SELECT code, kpm,
           greatest(month_index(from_month),
                    coalesce(max(month_index(to_month)) OVER earlier + 1, 0)) AS first_index,
           month_index(to_month) AS last_index
    FROM quota_lines_once
    WHERE rowid NOT IN (SELECT rid FROM contradictions)
    WINDOW earlier AS (PARTITION BY code ORDER BY from_month, to_month
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT * FROM cut WHERE first_index <= last_index;
