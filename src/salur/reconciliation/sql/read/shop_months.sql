-- purpose: what shops sold, newest month first
-- reads:   reconciliation_shop_month, reconciliation_signal, within the scope
-- writes:  nothing
-- grain:   shop and month
SELECT m.period, m.id_ewarong, sum(m.purchases)::bigint, sum(m.families)::bigint, sum(m.amount)::bigint,
    sum(m.outside)::bigint, sum(m.unknown_terminal)::bigint,
    (SELECT count(*) FROM reconciliation_signal s
        WHERE s.id_ewarong = m.id_ewarong AND s.period = m.period AND s.gone_at IS NULL AND s.answer IS NULL)
FROM reconciliation_shop_month m
WHERE m.id_ewarong = ANY (%(ids)s) AND (%(period)s::integer IS NULL OR m.period = %(period)s)
GROUP BY m.period, m.id_ewarong
ORDER BY m.period DESC, m.id_ewarong;
