-- purpose: tells whether there is news of a topic at or under a region
-- reads: registry_news
-- writes: nothing
-- grain: nothing but the topic

SELECT EXISTS (SELECT FROM registry_news WHERE topic = %(topic)s AND path <@ %(path)s::ltree);
