-- purpose: what a version of a kab/kota's month was made from, and whether the month before left balances
-- reads:   reconciliation_version, reconciliation_run
-- writes:  nothing
-- grain:   one version; without a number the one that counts
SELECT r.evidence, EXISTS (
    SELECT FROM reconciliation_version b
    WHERE b.program = 'BPNT' AND v.program = 'BPNT' AND b.period = %(before)s
        AND b.published_at <= v.published_at)
FROM reconciliation_version v JOIN reconciliation_run r ON r.id = v.run_id
WHERE v.program = %(program)s AND v.period = %(period)s AND v.code = %(code)s
    AND CASE WHEN %(number)s::integer IS NULL THEN v.is_current ELSE v.number = %(number)s::integer END
