-- purpose: set apart the families of which some snapshot does not repeat the base letter for letter
-- reads:   base_said, local_side_met, local_side_own, remote_side_met, remote_side_own
-- writes:  touched (id_kpm); base, local_side, remote_side: what each says of them; untouched: a view
-- grain:   one family
CREATE TABLE touched AS
SELECT id_kpm FROM local_side_own
UNION
SELECT id_kpm FROM remote_side_own
UNION
SELECT id_kpm FROM base_said b ANTI JOIN local_side_met m ON m.rid = b.rowid WHERE id_kpm IS NOT NULL
UNION
SELECT id_kpm FROM base_said b ANTI JOIN remote_side_met m ON m.rid = b.rowid WHERE id_kpm IS NOT NULL;

CREATE TABLE base_touched AS
SELECT rowid AS rid, * EXCLUDE (file, raw, written) FROM base_said SEMI JOIN touched USING (id_kpm);

CREATE VIEW base AS SELECT * EXCLUDE (rid) FROM base_touched;

CREATE TABLE local_side AS
FROM local_side_own
UNION ALL
SELECT b.* EXCLUDE (rid)
FROM base_touched b SEMI JOIN local_side_met m USING (rid) ANTI JOIN local_side_own o USING (id_kpm);

CREATE TABLE remote_side AS
FROM remote_side_own
UNION ALL
SELECT b.* EXCLUDE (rid)
FROM base_touched b SEMI JOIN remote_side_met m USING (rid) ANTI JOIN remote_side_own o USING (id_kpm);

CREATE VIEW untouched AS
SELECT * EXCLUDE (file, raw, written)
FROM base_said ANTI JOIN touched USING (id_kpm) WHERE id_kpm IS NOT NULL;
