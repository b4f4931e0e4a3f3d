-- purpose: the temporary tables that the month's shops and signals are copied into
-- reads:   nothing
-- writes:  shop_month_incoming, signal_incoming (gone at commit)
-- grain:   shop, bank and place; one signal
DROP TABLE IF EXISTS pg_temp.shop_month_incoming, pg_temp.signal_incoming;
CREATE TEMPORARY TABLE shop_month_incoming (
    id_ewarong text, party uuid, path ltree, purchases bigint, families bigint, amount bigint, outside bigint,
    unknown_terminal bigint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE signal_incoming (
    subject text, kind text, party uuid, id_ewarong text, id_terminal text, began timestamp, path ltree,
    families bigint, purchases bigint, amount bigint, first_at timestamp, last_at timestamp, evidence jsonb
) ON COMMIT DROP;
