-- purpose: names every family that a received order pays and may not, or leaves out and should pay
-- reads: distribution_ordered, programs_listed, registry_usable, registry_ineligible, registry_holder, distribution_paid
--        (all temporary), distribution_order_check
-- writes: distribution_order_finding
-- grain: one family and finding; one family may have several

INSERT INTO distribution_order_finding (check_id, path, kode_wilayah, id_kpm, finding, lines, amount_idr)
WITH ordered AS (
    SELECT id_kpm, min(kode_wilayah) AS kode_wilayah, sum(lines)::integer AS lines, sum(amount_idr)::bigint AS amount_idr
    FROM distribution_ordered
    GROUP BY id_kpm
),
holders AS (SELECT account, array_agg(id_kpm) AS families FROM registry_holder GROUP BY account),
on_accounts AS (
    SELECT
        d.id_kpm,
        bool_or(h.account IS NULL) AS unknown,
        bool_or(h.account IS NOT NULL AND NOT d.id_kpm = ANY (h.families)) AS of_another,
        bool_or(u.account = d.account AND NOT u.usable) AS not_usable,
        bool_or(l.kode_wilayah <> d.kode_wilayah) AS elsewhere
    FROM distribution_ordered d
    LEFT JOIN holders h ON h.account = d.account
    LEFT JOIN registry_usable u ON u.id_kpm = d.id_kpm
    LEFT JOIN programs_listed l ON l.id_kpm = d.id_kpm
    GROUP BY d.id_kpm
),
held AS (
    SELECT
        coalesce(l.kode_wilayah, o.kode_wilayah) AS kode_wilayah, coalesce(o.id_kpm, l.id_kpm) AS id_kpm,
        coalesce(o.lines, 0) AS lines, coalesce(o.amount_idr, 0) AS amount_idr,
        o.id_kpm IS NOT NULL AS is_ordered, l.id_kpm IS NOT NULL AS is_listed, l.payable, l.entitled,
        i.id_kpm IS NOT NULL AS ineligible, u.account IS NULL AS without_account, p.credited, a.unknown, a.of_another,
        a.not_usable, a.elsewhere
    FROM ordered o
    FULL JOIN programs_listed l ON l.id_kpm = o.id_kpm
    LEFT JOIN registry_ineligible i ON i.id_kpm = o.id_kpm
    LEFT JOIN registry_usable u ON u.id_kpm = o.id_kpm
    LEFT JOIN distribution_paid p ON p.id_kpm = o.id_kpm AND p.period = %(period)s
    LEFT JOIN on_accounts a ON a.id_kpm = o.id_kpm
)
SELECT %(check)s, %(path)s::ltree, h.kode_wilayah, h.id_kpm, f.finding, h.lines, h.amount_idr
FROM held h
CROSS JOIN LATERAL (
    VALUES
        ('ordered_not_listed', h.is_ordered AND NOT h.is_listed),
        ('listed_not_ordered', h.is_listed AND h.payable AND NOT h.is_ordered),
        ('ordered_suspended', h.is_ordered AND NOT h.payable),
        ('ordered_ineligible', h.is_ordered AND h.ineligible),
        ('ordered_twice', h.lines > 1),
        ('ordered_already_paid', h.is_ordered AND h.credited >= coalesce(h.entitled, h.amount_idr) AND h.credited > 0),
        ('ordered_partly_paid', h.is_ordered AND h.credited BETWEEN 1 AND coalesce(h.entitled, h.amount_idr) - 1),
        ('ordered_without_account', h.is_ordered AND h.is_listed AND h.without_account),
        ('ordered_account_not_usable', h.is_ordered AND h.not_usable),
        ('ordered_account_unknown', h.is_ordered AND h.unknown),
        ('ordered_account_of_another', h.is_ordered AND h.of_another),
        ('ordered_in_other_region', h.is_ordered AND h.elsewhere)
) AS f (finding, holds)
WHERE f.holds;
