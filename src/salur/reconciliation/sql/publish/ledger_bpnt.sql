-- purpose: state to the ledger what the run desires, and what its rows add up to
-- reads:   incoming_flow, reconciliation_unit (current rows of the month)
-- writes:  ledger_scope, ledger_desired, ledger_control (temporary, of the ledger)
-- grain:   place, party, evidence and reason; place and party
INSERT INTO ledger_scope (program, period, path) VALUES ('BPNT', %(period)s, 'id');

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
SELECT 'BPNT', %(period)s, reason, place, party, evidence, amount FROM incoming_flow;

INSERT INTO ledger_control (program, period, kind, path, party, movement)
SELECT 'BPNT', %(period)s, kind, place, party, sum(movement)::bigint
FROM (
    SELECT 'cards' AS kind, place, party,
        credited_idr - spent_idr - returned_idr
        + greatest(spent_idr + returned_idr - credited_idr - opening_idr, 0)
        + CASE WHEN %(first_month)s THEN opening_idr ELSE 0 END AS movement
    FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
    UNION ALL
    SELECT 'shops', place, party, spent_idr
    FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
    UNION ALL
    SELECT 'returned', place, party, returned_idr
    FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
    UNION ALL
    SELECT 'suspense', subpath(place, 0, least(nlevel(place), 3)), party,
        -(greatest(credited_idr - ordered_idr, 0)
          + greatest(spent_idr + returned_idr - credited_idr - opening_idr, 0))
    FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
) m
GROUP BY kind, place, party;
