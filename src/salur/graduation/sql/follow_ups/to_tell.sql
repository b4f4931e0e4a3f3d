-- purpose: where families wait to be looked at beyond the last day, for telling it once
-- reads: graduation_follow_up
-- writes: nothing
-- grain: one desa and last day; the key is of its kab/kota, so that nobody is told of every desa

SELECT 'follow_up_late', 'follow-up ' || left(code, 4) || ' ' || until_on, (min(id::text))::uuid, path::text, code
FROM graduation_follow_up
WHERE waits AND until_on >= %(recent)s AND until_on < %(today)s
GROUP BY code, path, until_on;
