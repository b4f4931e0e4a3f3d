-- purpose: names the regions from kab/kota down that have a team on a day, at, above or under one
-- reads: coordination_team
-- writes: nothing
-- grain: one region

SELECT code FROM coordination_team
WHERE (path <@ %(path)s OR path @> %(path)s) AND length(code) >= 4
    AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
ORDER BY code;
