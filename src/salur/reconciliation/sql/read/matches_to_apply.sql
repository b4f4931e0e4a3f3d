-- purpose: the first published month that rests on other accepted pairs than stand now
-- reads:   reconciliation_version, reconciliation_match, reconciliation_matched_month
-- writes:  nothing
-- grain:   one month
SELECT min(p.period)
FROM (SELECT DISTINCT period FROM reconciliation_version WHERE program = 'BPNT' AND is_current) p
LEFT JOIN reconciliation_matched_month k ON k.period = p.period
LEFT JOIN LATERAL (
    SELECT md5(string_agg(m.other_account::text || m.ordered_account::text, ',' ORDER BY m.other_account)) AS digest
    FROM reconciliation_match m WHERE m.state = 'ACCEPTED' AND m.since <= p.period
) n ON true
WHERE coalesce(n.digest, '') <> coalesce(k.digest, '')
