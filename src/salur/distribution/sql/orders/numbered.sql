-- purpose: puts the lines of an order into the order of its file
-- reads: distribution_entitlement
-- writes: registry_numbered (temporary, gone at commit)
-- grain: one line that is paid

CREATE TEMPORARY TABLE IF NOT EXISTS registry_numbered (
    place bigint NOT NULL,
    account uuid NOT NULL,
    period integer NOT NULL,
    id_kpm text NOT NULL,
    kode_wilayah text NOT NULL,
    amount_idr bigint NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_numbered;
INSERT INTO registry_numbered (place, account, period, id_kpm, kode_wilayah, amount_idr)
SELECT
    row_number() OVER (ORDER BY period, kode_wilayah COLLATE "C", id_kpm COLLATE "C"), account, period, id_kpm,
    kode_wilayah, amount_idr
FROM distribution_entitlement
WHERE order_id = %(order)s AND period BETWEEN %(first)s AND %(last)s AND excluded IS NULL;
ANALYZE registry_numbered;
