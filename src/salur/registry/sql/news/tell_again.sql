-- purpose: lets families be news again that could not be followed now
-- reads: registry_family
-- writes: registry_news
-- grain: one family

INSERT INTO registry_news (topic, family, path)
SELECT 'family', id, path FROM registry_family WHERE id = ANY (%(families)s);
