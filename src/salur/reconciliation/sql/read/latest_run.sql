-- purpose: the newest run of a month: what all that is published of it follows from
-- reads:   reconciliation_run, reconciliation_version
-- writes:  nothing
-- grain:   one run; and whether balances came from the month before
SELECT r.evidence, EXISTS (
    SELECT FROM reconciliation_version b
    WHERE b.program = 'BPNT' AND r.program = 'BPNT' AND b.period = %(before)s AND b.published_at <= r.at), r.at
FROM reconciliation_run r
WHERE r.program = %(program)s AND r.period = %(period)s
ORDER BY r.at DESC, r.id DESC
LIMIT 1
