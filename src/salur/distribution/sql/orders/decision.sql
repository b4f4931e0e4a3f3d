-- purpose: decides whom an order pays for a month and whom not, with the first reason that holds (domain.left_out)
-- reads: programs_listed, registry_usable, registry_shared, registry_ineligible, distribution_paid (all temporary),
--        distribution_entitlement, distribution_cycle, distribution_evidence
-- writes: nothing; whoever puts this behind an INSERT or a CREATE TABLE
-- grain: one family of the frozen lists (of a resend: of the lines it follows) and the month `period`
--
-- A family whose account is at another bank belongs to that bank's order and has no row; but in a resend it is named.

SELECT
    %(period)s::integer AS period, d.id_kpm, %(order)s::uuid AS order_id, d.kode_wilayah, d.path, d.account,
    d.entitled AS amount_idr, d.excluded, d.excluded IS NULL AS live
FROM (
    SELECT
        l.id_kpm, l.kode_wilayah, l.path, l.entitled, u.account,
        CASE
            WHEN p.credited >= l.entitled THEN 'already_paid'
            WHEN p.credited > 0 THEN 'partly_paid'
            WHEN o.id_kpm IS NOT NULL OR w.account IS NOT NULL THEN 'in_another_order'
            WHEN %(resends)s::uuid IS NOT NULL AND p.id_kpm IS NULL AND NOT EXISTS (
                SELECT FROM distribution_cycle c
                JOIN distribution_evidence e ON e.cycle_id = c.id AND e.contract = 'topup' AND e.status = 'accepted'
                    AND NOT e.reversal AND e.sender = ANY (%(banks)s::uuid[]) AND e.received_at >= %(sent_at)s
                WHERE c.program = 'BPNT' AND c.period = %(period)s AND c.path = subpath(l.path, 0, 3)
            ) THEN 'not_answered'
            WHEN NOT l.payable THEN 'suspended'
            WHEN i.id_kpm IS NOT NULL THEN 'ineligible'
            WHEN u.account IS NULL THEN 'no_account'
            WHEN NOT u.usable THEN 'account_not_usable'
            WHEN s.account IS NOT NULL THEN 'account_shared'
            WHEN u.bank IS NULL AND u.organisation IS NULL THEN 'bank_unknown'
            WHEN NOT u.at_bank THEN 'other_bank'
        END AS excluded
    FROM programs_listed l
    LEFT JOIN (
        SELECT id_kpm, account, usable, bank, organisation,
            coalesce(bank = %(bank_code)s, false) OR coalesce(organisation = ANY (%(banks)s::uuid[]), false) AS at_bank
        FROM registry_usable
    ) u ON u.id_kpm = l.id_kpm
    LEFT JOIN registry_shared s ON s.account = u.account
    LEFT JOIN registry_ineligible i ON i.id_kpm = l.id_kpm
    LEFT JOIN distribution_paid p ON p.id_kpm = l.id_kpm AND p.period = %(period)s
    LEFT JOIN distribution_entitlement o ON o.period = %(period)s AND o.id_kpm = l.id_kpm AND o.live
        AND o.order_id <> %(order)s AND o.order_id IS DISTINCT FROM %(resends)s
    LEFT JOIN distribution_entitlement w ON w.period = %(period)s AND w.account = u.account AND w.live
        AND w.id_kpm <> l.id_kpm AND w.order_id <> %(order)s
    WHERE CASE
        WHEN %(resends)s::uuid IS NULL THEN u.at_bank IS DISTINCT FROM false OR (u.bank IS NULL AND u.organisation IS NULL)
        ELSE l.id_kpm IN (
            SELECT f.id_kpm FROM distribution_entitlement f
            WHERE f.order_id = %(resends)s AND f.period = %(period)s AND f.excluded IS NULL
        )
    END
) d
