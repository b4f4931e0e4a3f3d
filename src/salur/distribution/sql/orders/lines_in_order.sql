-- purpose: gives the lines of an order in the order of its file, without the account
-- reads: registry_numbered (temporary)
-- writes: nothing
-- grain: one line

SELECT period, id_kpm, kode_wilayah, amount_idr FROM registry_numbered ORDER BY place;
