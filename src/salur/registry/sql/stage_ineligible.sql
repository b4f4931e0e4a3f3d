-- purpose: stages the families of which the register knows that they were not to be paid in a month
-- reads: registry_family, registry_match
-- writes: registry_ineligible (temporary, gone at commit)
-- grain: one family: its membership had ended by berita acara, or its pengurus was known as deceased or employed by then

CREATE TEMPORARY TABLE IF NOT EXISTS registry_ineligible (id_kpm text PRIMARY KEY) ON COMMIT DROP;
TRUNCATE registry_ineligible;
INSERT INTO registry_ineligible (id_kpm)
SELECT id_kpm FROM registry_family WHERE ended_from <= %(period)s
UNION
SELECT f.id_kpm
FROM registry_match m
JOIN registry_family f ON f.id = m.family_id AND f.nik_blind = m.nik_blind
WHERE m.as_of <= %(last_day)s
    AND ((m.kind = 'dukcapil' AND m.status = 'MENINGGAL') OR (m.kind = 'pekerjaan' AND m.status <> 'LAIN'));
ANALYZE registry_ineligible;
