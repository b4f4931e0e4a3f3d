-- purpose: bring the month's kept purchases and signals to what was found; what agrees stays untouched
-- reads:   shop_month_incoming, signal_incoming (temporary)
-- writes:  reconciliation_shop_month, reconciliation_signal
-- grain:   shop, bank and place; one signal
-- A signal that is gone keeps what was said of it, and comes back with that.
DELETE FROM reconciliation_shop_month k
WHERE k.period = %(period)s AND NOT EXISTS (
    SELECT FROM shop_month_incoming i WHERE i.id_ewarong = k.id_ewarong AND i.party = k.party AND i.path = k.path);

INSERT INTO reconciliation_shop_month AS k
SELECT %(period)s, i.id_ewarong, i.party, i.path, i.purchases, i.families, i.amount, i.outside, i.unknown_terminal
FROM shop_month_incoming i
ON CONFLICT (period, id_ewarong, party, path) DO UPDATE
SET purchases = excluded.purchases, families = excluded.families, amount = excluded.amount, outside = excluded.outside,
    unknown_terminal = excluded.unknown_terminal
WHERE (k.purchases, k.families, k.amount, k.outside, k.unknown_terminal)
    IS DISTINCT FROM (excluded.purchases, excluded.families, excluded.amount, excluded.outside, excluded.unknown_terminal);

UPDATE reconciliation_signal k SET gone_at = %(at)s
WHERE k.period = %(period)s AND k.gone_at IS NULL
    AND NOT EXISTS (SELECT FROM signal_incoming i WHERE i.subject = k.subject);

INSERT INTO reconciliation_signal AS k (
    period, subject, kind, party, id_ewarong, id_terminal, began, path, families, purchases, amount, first_at, last_at,
    evidence, found_at, changed_at
)
SELECT %(period)s, i.subject, i.kind, i.party, i.id_ewarong, i.id_terminal, i.began, i.path, i.families, i.purchases,
    i.amount, i.first_at, i.last_at, i.evidence, %(at)s, %(at)s
FROM signal_incoming i
ON CONFLICT (period, subject) DO UPDATE
SET path = excluded.path, families = excluded.families, purchases = excluded.purchases, amount = excluded.amount,
    first_at = excluded.first_at, last_at = excluded.last_at, evidence = excluded.evidence,
    changed_at = excluded.changed_at, gone_at = NULL
WHERE k.gone_at IS NOT NULL OR (k.path, k.families, k.purchases, k.amount, k.first_at, k.last_at, k.evidence)
    IS DISTINCT FROM (excluded.path, excluded.families, excluded.purchases, excluded.amount, excluded.first_at,
        excluded.last_at, excluded.evidence);
