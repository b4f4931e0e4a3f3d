-- purpose: lay the three snapshots of every family that stays and that some side changed side by side
-- reads:   base, local_side, remote_side, fates
-- writes:  beside (id_kpm and each snapshot's row, NULL where it lacks the family); cells, empty
-- grain:   one family; one family and column
CREATE TABLE beside AS
SELECT f.id_kpm, f.in_local, f.in_remote, b AS base, l AS local, r AS remote
FROM fates f
LEFT JOIN base b ON b.id_kpm = f.id_kpm
LEFT JOIN local_side l ON l.id_kpm = f.id_kpm
LEFT JOIN remote_side r ON r.id_kpm = f.id_kpm
WHERE f.differs AND f.kept <> 'none';

CREATE TABLE cells (
    id_kpm VARCHAR, "column" VARCHAR, base VARCHAR, local VARCHAR, remote VARCHAR, kept VARCHAR,
    clash BOOLEAN
);
