-- purpose: takes the news of changes that may have freed or filled a place under a region
-- reads: nothing
-- writes: registry_news, registry_heard_place (temporary, gone at commit)
-- grain: one change

CREATE TEMPORARY TABLE IF NOT EXISTS registry_heard_place (change bigint PRIMARY KEY) ON COMMIT DROP;
TRUNCATE registry_heard_place;
WITH heard AS (
    DELETE FROM registry_news WHERE topic = 'place' AND path <@ %(path)s::ltree
    RETURNING change
)
INSERT INTO registry_heard_place (change) SELECT DISTINCT change FROM heard;
ANALYZE registry_heard_place;
