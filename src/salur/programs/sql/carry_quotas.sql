-- purpose: ends the quotas of codes of which nothing is left, and claims them for the code that took all
-- reads: programs_quota
-- writes: programs_quota
-- gives: how many claims were carried, and how many ended without an heir
-- grain: one claim of a month from %(period)s on; earlier months stay

WITH heir AS (
    SELECT old, new, path::ltree AS path
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(paths)s::text[]) AS given (old, new, path)
),
ended AS (
    UPDATE programs_quota
    SET superseded_at = %(at)s, superseded_reason = %(reason)s
    WHERE period >= %(period)s AND superseded_at IS NULL AND kode_wilayah = ANY(%(gone)s)
    RETURNING program, period, kode_wilayah, kpm, no_sk, evidence
),
carried AS (
    INSERT INTO programs_quota (program, period, kode_wilayah, path, kpm, no_sk, evidence)
    SELECT ended.program, ended.period, heir.new, heir.path, ended.kpm, ended.no_sk, ended.evidence
    FROM ended JOIN heir ON heir.old = ended.kode_wilayah
    ON CONFLICT ON CONSTRAINT programs_quota_claimed_once DO NOTHING
    RETURNING id
)
SELECT
    (SELECT count(*) FROM carried),
    (SELECT count(*) FROM ended WHERE kode_wilayah <> ALL(%(olds)s));
