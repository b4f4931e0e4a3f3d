-- purpose: the temporary table that BPNT units are copied into before they are compared
-- reads:   nothing
-- writes:  incoming_unit (gone at commit)
-- grain:   one account
CREATE TEMPORARY TABLE incoming_unit (
    code text, path ltree, account uuid, last4 text, id_kpm text, kode_wilayah text, bank text,
    class smallint, findings text[], ordered_idr bigint, credited_idr bigint, spent_idr bigint,
    returned_idr bigint, opening_idr bigint, rest text, place ltree, party uuid, credit_day date,
    stage smallint, sp2d_day date
) ON COMMIT DROP;
