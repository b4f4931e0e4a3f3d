-- purpose: keeps an order as it was prepared
-- reads: nothing
-- writes: distribution_order
-- grain: one order

INSERT INTO distribution_order (
    id, number, purpose, resends, sender, bank, bank_code, path, first_period, last_period, status, families, lines,
    excluded, amount_idr, sha256, approvals_needed, authority_needed, prepared_by, prepared_by_name, prepared_at
)
VALUES (
    %(id)s, %(number)s, %(purpose)s, %(resends)s, %(sender)s, %(bank)s, %(bank_code)s, %(path)s::ltree, %(first)s,
    %(last)s, 'PREPARED', %(families)s, %(lines)s, %(excluded)s, %(amount_idr)s, %(sha256)s, %(approvals)s,
    %(authority)s, %(by)s, %(by_name)s, %(at)s
);
