-- purpose: when each kab/kota's month last got a version by a moment (null: by now), newest first
-- reads:   reconciliation_version
-- writes:  nothing
-- grain:   one kab/kota
SELECT max(published_at)
FROM reconciliation_version
WHERE program = %(program)s AND period = %(period)s AND code >= %(lowest)s AND code < %(highest)s
    AND (%(known)s::timestamptz IS NULL OR published_at <= %(known)s::timestamptz)
GROUP BY code
ORDER BY 1 DESC
