-- purpose: settle to which shop each terminal of the file goes
-- reads:   parties_shop_incoming, parties_terminal
-- writes:  parties_terminal_wanted (gone at commit)
-- grain:   terminal and row; `rank` 1 gets it, unless a shop that the file does not speak of has it
-- Whoever has a terminal keeps it before another row of the same file; else the first row gets it.
CREATE TEMPORARY TABLE parties_terminal_wanted ON COMMIT DROP AS
SELECT c.id_terminal, c.row, c.id_ewarong, c.path,
    row_number() OVER (
        PARTITION BY c.id_terminal ORDER BY (h.id_ewarong = c.id_ewarong) IS NOT TRUE, c.row) AS rank,
    h.id_ewarong IS NOT NULL AND h.id_ewarong <> c.id_ewarong
        AND NOT EXISTS (SELECT FROM parties_shop_incoming o WHERE o.id_ewarong = h.id_ewarong) AS is_taken
FROM (
    SELECT DISTINCT t.id_terminal, i.row, i.id_ewarong, i.path
    FROM parties_shop_incoming i, unnest(i.terminals) AS t (id_terminal)
    WHERE i.status <> 'NONAKTIF'
) c
LEFT JOIN parties_terminal h ON h.id_terminal = c.id_terminal AND h.valid_to IS NULL;

INSERT INTO parties_shop_found (row, rule, is_held)
SELECT DISTINCT row, 'shop_terminal_taken', false FROM parties_terminal_wanted WHERE rank > 1 OR is_taken;
