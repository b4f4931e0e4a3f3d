-- purpose: takes back that whoever left and fell back waits before all others
-- reads: nothing
-- writes: constraints and an index of registry_family
-- grain: one family

DROP INDEX registry_family_waiting;
CREATE INDEX registry_family_waiting ON registry_family (waiting_since, id_kpm) WHERE waiting_since IS NOT NULL;
ALTER TABLE registry_family DROP CONSTRAINT registry_family_returned_waits;
