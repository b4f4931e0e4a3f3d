-- purpose: the temporary table that rows of a bank's register are copied into
-- reads:   nothing
-- writes:  parties_shop_incoming (gone at commit)
-- grain:   one row of the file
DROP TABLE IF EXISTS pg_temp.parties_shop_incoming, pg_temp.parties_shop_rows, pg_temp.parties_shop_found,
    pg_temp.parties_terminal_wanted;
CREATE TEMPORARY TABLE parties_shop_incoming (
    row bigint PRIMARY KEY, id_ewarong text, name text, bank text, code text, path ltree, latitude double precision,
    longitude double precision, status text, terminals text[], capacity integer, started date, business text,
    owner text, excluded_as text, position_fault text
) ON COMMIT DROP;
