-- purpose: counts, per desa, the families whose village meeting is next, and since when the first waits
-- reads: graduation_case
-- writes: nothing
-- grain: one desa, beyond a code

SELECT code, count(*) AS cases, min(changed_at) AS since
FROM graduation_case
WHERE state = 'VISITED' AND code >= %(lowest)s AND code < %(highest)s AND code > %(after)s
GROUP BY code
ORDER BY code
LIMIT %(limit)s;
