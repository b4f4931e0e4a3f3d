-- purpose: what earlier snapshots left open in a region
-- reads: quality_conflict, quality_departure
-- writes: nothing
-- grain: one family and column of a conflict; one family that left, without a column

SELECT id_kpm, "column" FROM quality_conflict WHERE state = 'OPEN' AND path <@ %(path)s::ltree
UNION ALL
SELECT id_kpm, NULL FROM quality_departure WHERE state = 'OPEN' AND path <@ %(path)s::ltree
