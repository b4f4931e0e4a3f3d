-- purpose: some pairs of accounts, by id
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
SELECT id, kind, ordered_account, ordered_last4, other_account, other_last4, period, since, code, path::text, bank,
    party, id_kpm, kode_wilayah, ordered_idr, credited_idr, spent_idr, credit_day, score, standing, reasons, evidence,
    gone_at IS NOT NULL, state, endorsed_by, endorsed_by_name, decided_by_name, decided_at
FROM reconciliation_match WHERE id = ANY (%(ids)s) ORDER BY score DESC, id
