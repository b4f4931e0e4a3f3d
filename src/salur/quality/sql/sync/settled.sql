-- purpose: say which open questions of earlier snapshots the new one makes pointless, and who came back
-- reads:   open_conflicts (id_kpm, column), open_departures (id_kpm), fates, pending, disputed, remote_rows
-- writes:  settled, returned
-- grain:   one family and column (* for the family itself); one family
CREATE TABLE settled AS
SELECT o.id_kpm, o."column"
FROM open_conflicts o
LEFT JOIN fates f USING (id_kpm)
LEFT JOIN (SELECT DISTINCT id_kpm, "column", true AS again FROM disputed) d USING (id_kpm, "column")
LEFT JOIN (SELECT DISTINCT id_kpm, "column", true AS differs FROM pending) p USING (id_kpm, "column")
WHERE d.again
   OR (o."column" <> '*' AND p.differs IS NULL)
   OR (o."column" = '*' AND coalesce(f.in_local, false) = coalesce(f.in_remote, false));

CREATE TABLE returned AS
SELECT id_kpm FROM open_departures SEMI JOIN remote_side USING (id_kpm);
