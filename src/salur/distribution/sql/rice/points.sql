-- purpose: gives the delivery points of a region, with the desa that each serves
-- reads: distribution_delivery_point, distribution_point_desa
-- writes: nothing
-- grain: one point, by kab/kota and name

SELECT p.id, p.name, p.key, p.kind, p.transport, p.code, ltree2text(p.path), p.valid_from, p.valid_to,
    ARRAY(SELECT d.kode_wilayah FROM distribution_point_desa d WHERE d.point_id = p.id ORDER BY 1)
FROM distribution_delivery_point p
WHERE p.path <@ %(path)s::ltree OR p.path @> %(path)s::ltree
ORDER BY p.code, p.key, p.valid_from;
