-- purpose: keeps what was decided of the lines of a resend
-- reads: distribution_decided (temporary)
-- writes: distribution_entitlement
-- grain: one family and month

INSERT INTO distribution_entitlement (
    period, id_kpm, order_id, kode_wilayah, path, account, amount_idr, excluded, live
)
SELECT period, id_kpm, order_id, kode_wilayah, path, account, amount_idr, excluded, live
FROM distribution_decided;
