-- purpose: keeps the lines of sheets that were just drawn up
-- reads: nothing
-- writes: distribution_sheet_line
-- grain: one family on one sheet

INSERT INTO distribution_sheet_line (sheet_id, number, id_kpm, grams, path)
SELECT line.sheet_id, line.number, line.id_kpm, line.grams, line.path::ltree
FROM unnest(%(sheets)s::uuid[], %(numbers)s::integer[], %(ids)s::text[], %(grams)s::bigint[], %(paths)s::text[])
    AS line (sheet_id, number, id_kpm, grams, path);
