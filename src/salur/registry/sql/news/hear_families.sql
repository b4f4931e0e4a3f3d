-- purpose: takes the news of families under a region; what somebody else takes at the moment is theirs
-- reads: nothing
-- writes: registry_news, registry_asked_family (temporary, the caller's: family uuid)
-- grain: one family and piece of news

WITH mine AS (
    SELECT id FROM registry_news
    WHERE topic = 'family' AND path <@ %(path)s::ltree
    ORDER BY id
    FOR UPDATE SKIP LOCKED
), heard AS (
    DELETE FROM registry_news n USING mine WHERE n.id = mine.id
    RETURNING n.family
)
INSERT INTO registry_asked_family (family) SELECT DISTINCT family FROM heard;
ANALYZE registry_asked_family;
