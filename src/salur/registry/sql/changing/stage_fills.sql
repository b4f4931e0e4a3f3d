-- purpose: stages who else came to a list since places became free that are staged, where they did
-- reads: registry_change, registry_family
-- writes: registry_place_change (temporary)
-- grain: one change; what was endorsed first may be heard of last

INSERT INTO registry_place_change (change, does, family, kode_wilayah, path, month, at)
SELECT c.id, 'fills', f.id, f.kode_wilayah, f.path, c.effective, c.endorsed_at
FROM registry_change c
JOIN registry_family f USING (id_kpm)
WHERE c.kind = 'TAMBAH' AND c.state IN ('ENDORSED', 'APPLIED')
    AND c.endorsed_at >= (SELECT min(at) FROM registry_place_change WHERE does IN ('frees', 'lost'))
    AND left(f.kode_wilayah, 4) IN (
        SELECT left(kode_wilayah, 4) FROM registry_place_change WHERE does IN ('frees', 'lost')
    )
ON CONFLICT (change) DO NOTHING;
