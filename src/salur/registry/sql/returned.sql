-- purpose: whoever left and fell back waits before all others, and nobody else does
-- reads: nothing
-- writes: constraints and an index of registry_family
-- grain: one family

ALTER TABLE registry_family ADD CONSTRAINT registry_family_returned_waits
    CHECK (NOT waiting_first OR (waiting_since IS NOT NULL AND ended_from IS NOT NULL));
DROP INDEX registry_family_waiting;
CREATE INDEX registry_family_waiting ON registry_family ((NOT waiting_first), waiting_since, id_kpm)
    WHERE waiting_since IS NOT NULL;
