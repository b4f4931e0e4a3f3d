-- purpose: gives what documents say of some warehouses, by the names that they call them
-- reads: distribution_rice_move
-- writes: nothing
-- grain: one document and warehouse
-- A count reaches a warehouse only from a file about its region or about one that holds it.

SELECT w.id, m.dated, CASE m.kind WHEN 'COUNT' THEN 'COUNT' WHEN 'RETURN' THEN 'BACK' ELSE 'DRAW' END, m.grams,
    m.number || CASE WHEN m.code = '' THEN '' ELSE ' ' || m.code END, coalesce(m.evidence_id::text, '')
FROM unnest(%(ids)s::uuid[], %(keys)s::text[], %(paths)s::ltree[], %(froms)s::date[], %(tos)s::date[])
    AS w (id, key, path, valid_from, valid_to)
JOIN distribution_rice_move m ON m.place_key = w.key
    AND m.kind IN ('RELEASE', 'REPLACEMENT', 'RETURN', 'COUNT')
    AND m.dated >= w.valid_from AND (w.valid_to IS NULL OR m.dated < w.valid_to)
    AND (m.kind <> 'COUNT' OR w.path <@ m.path OR m.path <@ w.path)
ORDER BY w.id, m.dated;
