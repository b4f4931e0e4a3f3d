-- purpose: the temporary table that rice units are copied into before they are compared
-- reads:   nothing
-- writes:  incoming_unit (gone at commit)
-- grain:   one desa (or a kecamatan whose rice could not be shared out)
CREATE TEMPORARY TABLE incoming_unit (
    code text, path ltree, kode_wilayah text, class smallint, findings text[], quota_g bigint,
    requested_g bigint, released_g bigint, arrived_g bigint, rejected_g bigint, handed_g bigint,
    arrived_on date
) ON COMMIT DROP;
