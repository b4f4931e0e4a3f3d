-- purpose: shows who waits for a place under a region: who left and fell back before all others, then whose berita
--          acara is oldest; beyond a key
-- reads: registry_family
-- writes: nothing
-- grain: one family

SELECT id, id_kpm, kode_wilayah, name, waiting_since, waiting_no_ba, verified_on, payable, waiting_first
FROM registry_family
WHERE waiting_since IS NOT NULL AND path <@ %(path)s::ltree
    AND (%(day)s::date IS NULL
        OR (NOT waiting_first, waiting_since, id_kpm) > (NOT %(first)s::boolean, %(day)s::date, %(id_kpm)s))
ORDER BY (NOT waiting_first), waiting_since, id_kpm
LIMIT %(limit)s;
