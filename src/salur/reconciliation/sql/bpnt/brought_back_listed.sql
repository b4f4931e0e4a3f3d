-- purpose: give families that were matched on a cluster the place that they are written in
-- reads:   families
-- writes:  families
-- grain:   one family in one period
-- Hashes of two engines differ; nothing but the order of what is written rests on this one.
CREATE OR REPLACE TABLE families AS SELECT * REPLACE (hash(id_kpm) AS place) FROM families;
