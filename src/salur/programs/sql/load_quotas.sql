-- purpose: keeps the claims of accepted rows of contract kuota; the same claim of the same evidence once
-- reads: programs_quota_incoming (temporary)
-- writes: programs_quota
-- gives: how many claims were new, and how many regions and months now have claims that contradict each other
-- grain: one claim per programme, month and region

WITH added AS (
    INSERT INTO programs_quota (program, period, kode_wilayah, path, kpm, no_sk, evidence)
    SELECT program, period, kode_wilayah, path, kpm, no_sk, %(evidence)s
    FROM programs_quota_incoming
    ON CONFLICT ON CONSTRAINT programs_quota_claimed_once DO NOTHING
    RETURNING program, period, kode_wilayah, kpm
),
known AS (
    SELECT program, period, kode_wilayah, kpm FROM added
    UNION
    SELECT q.program, q.period, q.kode_wilayah, q.kpm
    FROM programs_quota q
    JOIN programs_quota_incoming i USING (program, period, kode_wilayah)
    WHERE q.superseded_at IS NULL
)
SELECT
    (SELECT count(*) FROM added),
    (SELECT count(*) FROM (
        SELECT FROM known GROUP BY program, period, kode_wilayah HAVING count(DISTINCT kpm) > 1
    ) contradicted);
