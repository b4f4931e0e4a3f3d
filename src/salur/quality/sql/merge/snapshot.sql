-- purpose: bring a snapshot to one row per family and different contents; rows without a family stay behind
-- reads:   {said}
-- writes:  {side}: id_kpm and the cells of the contract as text
-- grain:   one family (several rows where a snapshot contradicts itself)
CREATE TABLE {side} AS
SELECT DISTINCT * EXCLUDE (file, raw) FROM {said} WHERE id_kpm IS NOT NULL;
