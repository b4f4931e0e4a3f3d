-- purpose: bring the month's kept proposals to what was found; what agrees stays untouched
-- reads:   match_incoming (temporary), reconciliation_unit
-- writes:  reconciliation_match
-- grain:   one pair
-- A pair is kept once, with the earliest month in which it stands; what people said of it stays with it.
-- It would hold from the first month in which the other number shows, so that no balance is left behind.
UPDATE reconciliation_match k SET gone_at = %(at)s
WHERE k.period = %(period)s AND k.gone_at IS NULL AND k.state IN ('OPEN', 'ENDORSED')
    AND NOT EXISTS (
        SELECT FROM match_incoming i
        WHERE i.ordered_account = k.ordered_account AND i.other_account = k.other_account);

INSERT INTO reconciliation_match AS k (
    kind, ordered_account, ordered_last4, other_account, other_last4, period, since, code, path, bank, party, id_kpm,
    kode_wilayah, ordered_idr, credited_idr, spent_idr, credit_day, score, standing, reasons, evidence, found_at, changed_at
)
SELECT i.kind, i.ordered_account, i.ordered_last4, i.other_account, i.other_last4, %(period)s,
    coalesce(first.period, %(period)s), i.code, i.path, i.bank, i.party, i.id_kpm, i.kode_wilayah, i.ordered_idr,
    i.credited_idr, i.spent_idr, i.credit_day, i.score, i.standing, i.reasons, i.evidence, %(at)s, %(at)s
FROM match_incoming i
LEFT JOIN (
    SELECT account, min(period) AS period FROM reconciliation_unit
    WHERE until IS NULL AND period <= %(period)s AND account IN (SELECT other_account FROM match_incoming)
    GROUP BY account
) first ON first.account = i.other_account
ON CONFLICT (ordered_account, other_account) DO UPDATE
SET period = excluded.period, since = excluded.since, code = excluded.code, path = excluded.path, bank = excluded.bank,
    party = excluded.party, id_kpm = excluded.id_kpm, kode_wilayah = excluded.kode_wilayah,
    ordered_idr = excluded.ordered_idr, credited_idr = excluded.credited_idr, spent_idr = excluded.spent_idr,
    credit_day = excluded.credit_day, score = excluded.score, standing = excluded.standing, reasons = excluded.reasons,
    evidence = excluded.evidence, changed_at = excluded.changed_at, gone_at = NULL
WHERE k.state IN ('OPEN', 'ENDORSED') AND (k.gone_at IS NOT NULL OR k.period > %(period)s OR (
    k.period = %(period)s
    AND (k.since, k.code, k.path, k.bank, k.party, k.id_kpm, k.kode_wilayah, k.ordered_idr, k.credited_idr, k.spent_idr,
         k.credit_day, k.score, k.standing, k.reasons, k.evidence)
    IS DISTINCT FROM
        (excluded.since, excluded.code, excluded.path, excluded.bank, excluded.party, excluded.id_kpm, excluded.kode_wilayah,
         excluded.ordered_idr, excluded.credited_idr, excluded.spent_idr, excluded.credit_day, excluded.score,
         excluded.standing, excluded.reasons, excluded.evidence)));
