-- purpose: takes away what changes.sql made
-- reads: nothing
-- writes: registry_change, constraints of registry_family
-- grain: the schema

DROP INDEX registry_family_waiting;
ALTER TABLE registry_family
    DROP CONSTRAINT registry_family_ends_by_berita_acara,
    DROP CONSTRAINT registry_family_held_by_berita_acara,
    DROP CONSTRAINT registry_family_held_is_suspended,
    DROP CONSTRAINT registry_family_waits_by_berita_acara;
DROP TABLE registry_change;
DROP FUNCTION registry_change_moves();
