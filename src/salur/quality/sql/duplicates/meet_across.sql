-- purpose: let rows meet of which one is known by what the other has in another place
-- reads:   keyed: a husband's name, and the head of the family whom others name
-- writes:  meetings
-- grain:   one pair of rows, the smaller row first
INSERT INTO meetings
WITH named AS (SELECT desa_head AS key, rid FROM keyed WHERE desa_head IS NOT NULL),
few AS (SELECT key FROM named GROUP BY key HAVING count(*) <= $most),
own AS (SELECT desa_name_as_head AS key, rid FROM keyed WHERE desa_name_as_head IS NOT NULL)
SELECT least(n.rid, o.rid), greatest(n.rid, o.rid), $weight
FROM named n JOIN own o USING (key) SEMI JOIN few USING (key) WHERE n.rid <> o.rid;
