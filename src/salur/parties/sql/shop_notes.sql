-- purpose: what was found of registers, newest first
-- reads:   parties_shop_note, within the scope
-- writes:  nothing
-- grain:   row, rule and terminal
SELECT evidence_id, row, rule, id_terminal, is_held, id_ewarong, name, at
FROM parties_shop_note
WHERE path <@ %(path)s::ltree
ORDER BY at DESC, evidence_id, row, rule, id_terminal
LIMIT %(limit)s;
