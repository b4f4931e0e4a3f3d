-- purpose: the temporary table that a month's proposals are copied into
-- reads:   nothing
-- writes:  match_incoming (gone at commit)
-- grain:   one pair
DROP TABLE IF EXISTS pg_temp.match_incoming;
CREATE TEMPORARY TABLE match_incoming (
    kind text, ordered_account uuid, ordered_last4 text, other_account uuid, other_last4 text, code text, path ltree,
    bank text, party uuid, id_kpm text, kode_wilayah text, ordered_idr bigint, credited_idr bigint, spent_idr bigint,
    credit_day date, score integer, standing text, reasons text[], evidence jsonb
) ON COMMIT DROP;
