-- purpose: keep what was found of the file's rows
-- reads:   parties_shop_found, parties_terminal_wanted, parties_shop_rows
-- writes:  parties_shop_note
-- grain:   one row, rule and terminal
INSERT INTO parties_shop_note (
    evidence_id, row, rule, id_terminal, is_held, id_ewarong, name, sender_id, path, at
)
SELECT %(evidence)s, f.row, f.rule, coalesce(w.id_terminal, ''), f.is_held, r.id_ewarong, r.name, %(sender)s,
    CASE WHEN r.path <@ %(path)s::ltree THEN r.path ELSE %(path)s::ltree END, %(at)s
FROM parties_shop_found f
JOIN parties_shop_rows r ON r.row = f.row
LEFT JOIN parties_terminal_wanted w
    ON f.rule = 'shop_terminal_taken' AND w.row = f.row AND (w.rank > 1 OR w.is_taken)
ON CONFLICT DO NOTHING;
