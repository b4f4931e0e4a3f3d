-- purpose: keeps an order and its lines
-- reads: nothing
-- writes: distribution_burekol, distribution_burekol_line
-- grain: one order

INSERT INTO distribution_burekol (
    id, code, path, bank, bank_name, complete, incomplete, prepared_by, prepared_by_name, prepared_at
)
VALUES (
    %(id)s, %(code)s, %(path)s, %(bank)s, %(bank_name)s, %(complete)s, %(incomplete)s, %(by)s, %(by_name)s, %(at)s
);
INSERT INTO distribution_burekol_line (
    burekol_id, family_id, id_kpm, kode_wilayah, path, bank, state, missing, again, digest
)
SELECT %(id)s, family_id, id_kpm, kode_wilayah, path::ltree, %(bank)s,
    CASE WHEN missing = '' THEN 'READY' ELSE 'INCOMPLETE' END, string_to_array(missing, ' '), again, digest
FROM unnest(
    %(families)s::uuid[], %(ids)s::text[], %(codes)s::text[], %(paths)s::text[], %(missing)s::text[],
    %(again)s::boolean[], %(digests)s::uuid[]
) l (family_id, id_kpm, kode_wilayah, path, missing, again, digest);
