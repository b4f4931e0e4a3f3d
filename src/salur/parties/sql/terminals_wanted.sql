-- purpose: settle to which shop each terminal of the file goes
-- reads:   parties_shop_incoming, parties_terminal
-- writes:  parties_terminal_wanted (gone at commit)
-- grain:   terminal and row; `rank` 1 gets it, unless a shop that the file does not speak of has it
-- A shop that is not inactive goes first, then whoever has the terminal, then the first row of the file.
CREATE TEMPORARY TABLE parties_terminal_wanted ON COMMIT DROP AS
SELECT c.id_terminal, c.row, c.id_ewarong, c.path, c.is_inactive,
    row_number() OVER (
        PARTITION BY c.id_terminal ORDER BY c.is_inactive, (h.id_ewarong = c.id_ewarong) IS NOT TRUE, c.row) AS rank,
    h.id_ewarong IS NOT NULL AND h.id_ewarong <> c.id_ewarong
        AND NOT EXISTS (SELECT FROM parties_shop_incoming o WHERE o.id_ewarong = h.id_ewarong) AS is_taken
FROM (
    SELECT DISTINCT t.id_terminal, i.row, i.id_ewarong, i.path, i.status = 'NONAKTIF' AS is_inactive
    FROM parties_shop_incoming i, unnest(i.terminals) AS t (id_terminal)
) c
LEFT JOIN parties_terminal h ON h.id_terminal = c.id_terminal AND h.valid_to IS NULL;

INSERT INTO parties_shop_found (row, rule, is_held)
SELECT DISTINCT row, 'shop_terminal_taken', false FROM parties_terminal_wanted WHERE (rank > 1 AND NOT is_inactive) OR is_taken;
