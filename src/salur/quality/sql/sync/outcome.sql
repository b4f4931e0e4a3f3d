-- purpose: sort what the merge decided by who has to hear of it
-- reads:   fates, cells, merged, opened, base_rows, remote_rows, remote_side
-- writes:  new_rows (rows of contract kpm), followed, pending, disputed, vanished
-- grain:   one family; followed, pending, disputed: one family and column (* for the family itself)
-- Rows of families known already are there where the snapshot says of an account what it did not before.
CREATE TABLE new_rows AS
SELECT m.*, r.bank, r.no_rekening, r.no_kks, r.payable, r.row
FROM merged m
JOIN remote_rows r USING (id_kpm)
JOIN fates f USING (id_kpm)
LEFT JOIN base_rows b USING (id_kpm)
WHERE NOT f.in_local
   OR (r.no_rekening IS NOT NULL AND r.no_rekening IS DISTINCT FROM b.no_rekening)
   OR (r.no_kks IS NOT NULL AND r.no_kks IS DISTINCT FROM b.no_kks);

CREATE TABLE followed AS
SELECT c.id_kpm, c."column", c.kept AS value, c.base AS was
FROM cells c JOIN fates f USING (id_kpm)
WHERE f.in_local AND f.in_remote AND c.kept IS DISTINCT FROM c.local;

CREATE TABLE pending AS
SELECT c.id_kpm, c."column", c.local AS value
FROM cells c JOIN fates f USING (id_kpm)
WHERE f.in_local AND f.in_remote AND c.kept IS NOT DISTINCT FROM c.local
  AND c.local IS DISTINCT FROM c.remote
UNION ALL
SELECT id_kpm, '*', NULL FROM fates WHERE in_base AND NOT in_local AND in_remote
UNION ALL
SELECT id_kpm, '*', '*' FROM fates WHERE in_local AND NOT in_base AND NOT in_remote;

CREATE TABLE disputed AS
SELECT id_kpm, "column", base, local, remote FROM conflicts;

CREATE TABLE vanished AS
SELECT f.id_kpm, o.kode_wilayah
FROM fates f JOIN opened o USING (id_kpm)
WHERE f.in_base AND f.in_local AND NOT f.in_remote AND NOT f.clash;
