-- purpose: keeps what a request asks for each desa
-- reads: nothing
-- writes: distribution_spa_line
-- grain: one desa

INSERT INTO distribution_spa_line (spa_id, kode_wilayah, path, kpm, grams)
SELECT %(spa)s, line.kode_wilayah, line.path::ltree, line.kpm, line.grams
FROM unnest(%(codes)s::text[], %(paths)s::text[], %(kpm)s::integer[], %(grams)s::bigint[])
    AS line (kode_wilayah, path, kpm, grams);
