-- purpose: gather what a snapshot writes of a family in other words than the base, and what it repeats
--          of the same family
-- reads:   {said}, {met}, base_said
-- writes:  {own}: id_kpm and the cells of the contract as text
-- grain:   one family (several rows where the snapshot contradicts itself)
CREATE TABLE {own} AS
WITH same_family AS (
    SELECT rowid AS rid, * EXCLUDE (file, raw, written)
    FROM base_said SEMI JOIN {said} USING (id_kpm)
), repeated AS (
    SELECT DISTINCT rid FROM {met} SEMI JOIN same_family USING (rid)
)
SELECT * EXCLUDE (file, raw) FROM {said} WHERE id_kpm IS NOT NULL
UNION
SELECT * EXCLUDE (rid) FROM same_family SEMI JOIN repeated USING (rid);
