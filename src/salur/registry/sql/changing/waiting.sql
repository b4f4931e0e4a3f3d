-- purpose: shows who waits for a place under a region, whose berita acara is oldest first, beyond a key
-- reads: registry_family
-- writes: nothing
-- grain: one family

SELECT id, id_kpm, kode_wilayah, name, waiting_since, waiting_no_ba, verified_on, payable
FROM registry_family
WHERE waiting_since IS NOT NULL AND path <@ %(path)s::ltree
    AND (%(day)s::date IS NULL OR (waiting_since, id_kpm) > (%(day)s, %(id_kpm)s))
ORDER BY waiting_since, id_kpm
LIMIT %(limit)s;
