-- purpose: keeps a delivery point with the desa that it serves
-- reads: nothing
-- writes: distribution_delivery_point, distribution_point_desa
-- grain: one point

WITH point AS (
    INSERT INTO distribution_delivery_point (id, name, key, kind, transport, code, path, valid_from, made_at)
    VALUES (%(id)s, %(name)s, %(key)s, %(kind)s, %(transport)s, %(code)s, %(path)s::ltree, %(valid_from)s, %(at)s)
    RETURNING id
)
INSERT INTO distribution_point_desa (point_id, kode_wilayah, path)
SELECT point.id, d.code, d.path::ltree
FROM point, unnest(%(codes)s::text[], %(paths)s::text[]) AS d (code, path);
