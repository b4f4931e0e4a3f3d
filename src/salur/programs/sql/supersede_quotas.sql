-- purpose: lets one of a region's contradicting quotas count, and supersedes the others
-- reads: programs_quota
-- writes: programs_quota
-- gives: whether anybody claims that number, and how many claims were superseded
-- grain: one claim; nothing happens where nobody claims the number

WITH kept AS (
    SELECT id FROM programs_quota
    WHERE program = %(program)s AND period = %(period)s AND kode_wilayah = %(kode_wilayah)s
        AND kpm = %(kpm)s AND superseded_at IS NULL
),
fell AS (
    UPDATE programs_quota
    SET superseded_at = %(at)s, superseded_reason = %(reason)s
    WHERE program = %(program)s AND period = %(period)s AND kode_wilayah = %(kode_wilayah)s
        AND kpm <> %(kpm)s AND superseded_at IS NULL AND EXISTS (SELECT FROM kept)
    RETURNING id
)
SELECT (SELECT count(*) FROM kept) > 0, (SELECT count(*) FROM fell);
