-- purpose: keep which accepted pairs a published month rests on
-- reads:   reconciliation_match
-- writes:  reconciliation_matched_month
-- grain:   one month
INSERT INTO reconciliation_matched_month AS m (period, pairs, digest, at)
SELECT %(period)s, count(*),
    coalesce(md5(string_agg(other_account::text || ordered_account::text, ',' ORDER BY other_account)), ''), %(at)s
FROM reconciliation_match WHERE state = 'ACCEPTED' AND since <= %(period)s
HAVING count(*) > 0 OR EXISTS (SELECT FROM reconciliation_matched_month WHERE period = %(period)s)
ON CONFLICT (period) DO UPDATE SET pairs = excluded.pairs, digest = excluded.digest, at = excluded.at
WHERE m.digest <> excluded.digest;
