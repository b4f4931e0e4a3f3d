-- purpose: takes away what `news.sql` made
-- reads: nothing
-- writes: registry_news, triggers
-- grain: the schema

DROP TRIGGER registry_alias_told ON registry_alias;
DROP TRIGGER registry_family_told ON registry_family;
DROP TRIGGER registry_change_told ON registry_change;
DROP FUNCTION registry_tell_of_alias();
DROP FUNCTION registry_tell_of_family();
DROP FUNCTION registry_tell_of_change();
DROP FUNCTION registry_tell(uuid, ltree);
DROP INDEX registry_change_filling;
DROP TABLE registry_news;
CREATE INDEX registry_change_graduating ON registry_change (id)
    WHERE kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI');
