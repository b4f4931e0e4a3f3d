-- purpose: the accounts on which some families have an unspent credit that is open
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one account
SELECT subject::uuid FROM reconciliation_exception
WHERE program = 'BPNT' AND period = %(period)s AND class = 10 AND resolved_kind IS NULL AND id_kpm = ANY (%(families)s);
