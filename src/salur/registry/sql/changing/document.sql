-- purpose: tells of one berita acara how many of its lines stand where
-- reads: registry_change
-- writes: nothing
-- grain: one state; its number, day and kab/kota beside it

SELECT
    state, count(*), min(no_ba), min(tanggal_ba), left(min(kode_wilayah), 4),
    subpath(min(path::text)::ltree, 0, least(nlevel(min(path::text)::ltree), 3))::text
FROM registry_change
WHERE document = %(document)s
GROUP BY state
ORDER BY state;
