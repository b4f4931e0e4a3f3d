-- purpose: pairs of accounts of an area up to a month, the strongest first, beyond a key
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
SELECT id, kind, ordered_account, ordered_last4, other_account, other_last4, period, since, code, path::text, bank,
    party, id_kpm, kode_wilayah, ordered_idr, credited_idr, spent_idr, credit_day, score, standing, reasons, evidence,
    gone_at IS NOT NULL, state, endorsed_by, endorsed_by_name, decided_by_name, decided_at
FROM reconciliation_match
WHERE path <@ %(path)s::ltree AND period <= %(period)s AND state = ANY (%(states)s)
    AND (gone_at IS NULL OR state NOT IN ('OPEN', 'ENDORSED'))
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND (%(standing)s::text IS NULL OR standing = %(standing)s)
    AND (%(reasons)s::text[] IS NULL OR reasons = %(reasons)s::text[])
    AND (%(score)s::integer IS NULL OR (-score, id) > (-%(score)s::integer, %(id)s::uuid))
ORDER BY score DESC, id
LIMIT %(size)s
