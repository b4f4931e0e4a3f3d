-- purpose: what changed of families and their places, until somebody who follows them has heard of it
-- reads: registry_change, registry_family
-- writes: registry_news, triggers
-- grain: one change or family; written and taken away in the transactions that change and hear, so that nothing is
--        missed whatever commits first, and nothing heard by a transaction that does not commit

CREATE TABLE registry_news (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    change bigint,
    family uuid,
    path ltree NOT NULL,
    CONSTRAINT registry_news_is_of_one_thing CHECK (
        (topic = 'place' AND change IS NOT NULL AND family IS NULL)
        OR (topic = 'family' AND family IS NOT NULL AND change IS NULL)
    )
);
CREATE INDEX registry_news_by_topic ON registry_news (topic, id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON registry_news FROM salur_app;

-- Who came to a list since a moment is asked for when a place turns out to have been free by then.
CREATE INDEX registry_change_filling ON registry_change (endorsed_at)
    WHERE kind = 'TAMBAH' AND state IN ('ENDORSED', 'APPLIED');

-- Whoever keeps something of a family tells when that changes: it may rest on what the register said before.
CREATE FUNCTION registry_tell(family uuid, path ltree) RETURNS void LANGUAGE sql AS $$
    INSERT INTO registry_news (topic, family, path) VALUES ('family', registry_tell.family, registry_tell.path);
$$;

CREATE FUNCTION registry_tell_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- What came to hold was told when it was endorsed.
    IF NEW.kind <> 'GANTI' AND NEW.state <> 'APPLIED' THEN
        INSERT INTO registry_news (topic, change, path) VALUES ('place', NEW.id, NEW.path);
    END IF;
    PERFORM registry_tell(f.id, f.path) FROM registry_family f WHERE f.id_kpm IN (NEW.id_kpm, NEW.replaced_by);
    RETURN NULL;
END
$$;
CREATE TRIGGER registry_change_told AFTER INSERT OR UPDATE ON registry_change FOR EACH ROW
    WHEN (
        NEW.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
        AND NEW.state IN ('ENDORSED', 'APPLIED', 'REFUSED', 'WITHDRAWN')
    )
    EXECUTE FUNCTION registry_tell_of_change();

CREATE FUNCTION registry_tell_of_family() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM registry_tell(NEW.id, NEW.path);
    RETURN NULL;
END
$$;
CREATE TRIGGER registry_family_told AFTER UPDATE ON registry_family FOR EACH ROW
    WHEN (OLD.path <> NEW.path OR OLD.ended_from IS DISTINCT FROM NEW.ended_from)
    EXECUTE FUNCTION registry_tell_of_family();

-- Who no longer counts as another family left a place of their own.
CREATE FUNCTION registry_tell_of_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO registry_news (topic, change, path)
    SELECT 'place', c.id, c.path
    FROM registry_change c
    JOIN registry_family f USING (id_kpm)
    WHERE f.id = NEW.alias_id AND c.state IN ('ENDORSED', 'APPLIED')
        AND c.kind IN ('HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI');
    RETURN NULL;
END
$$;
CREATE TRIGGER registry_alias_told AFTER UPDATE ON registry_alias FOR EACH ROW
    WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL)
    EXECUTE FUNCTION registry_tell_of_alias();

-- The lines by which families leave are found from their families now.
DROP INDEX registry_change_graduating;

-- Of what was there before, everything is told once.
INSERT INTO registry_news (topic, change, path)
SELECT 'place', id, path FROM registry_change
WHERE kind IN ('TAMBAH', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
    AND state IN ('ENDORSED', 'APPLIED', 'REFUSED', 'WITHDRAWN');
INSERT INTO registry_news (topic, family, path)
SELECT 'family', f.id, f.path
FROM (
    SELECT id_kpm FROM registry_change WHERE state IN ('ENDORSED', 'APPLIED', 'REFUSED', 'WITHDRAWN')
    UNION
    SELECT replaced_by FROM registry_change WHERE state IN ('ENDORSED', 'APPLIED') AND replaced_by IS NOT NULL
) c
JOIN registry_family f USING (id_kpm);
