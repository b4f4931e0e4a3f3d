-- purpose: the terminals that shops have and had
-- reads:   parties_terminal, within the scope
-- writes:  nothing
-- grain:   terminal and time
SELECT id_terminal, id_ewarong, valid_from, valid_to
FROM parties_terminal
WHERE id_ewarong = ANY (%(ids)s) AND valid_from IS DISTINCT FROM valid_to
ORDER BY id_ewarong, valid_to DESC NULLS FIRST, id_terminal;
