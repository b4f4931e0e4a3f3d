-- purpose: state to the ledger what the run desires, and what its rows add up to
-- reads:   incoming_flow, reconciliation_rice_unit (current rows of the month)
-- writes:  ledger_scope, ledger_desired, ledger_control (temporary, of the ledger)
-- grain:   place, party, evidence and reason; place
INSERT INTO ledger_scope (program, period, path) VALUES ('RASTRA', %(period)s, 'id');

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
SELECT 'RASTRA', %(period)s, reason, place, party, evidence, amount FROM incoming_flow;

INSERT INTO ledger_control (program, period, kind, path, party, movement)
SELECT 'RASTRA', %(period)s, kind, path, NULL, sum(movement)::bigint
FROM (
    SELECT 'handed' AS kind, path, handed_g AS movement
    FROM reconciliation_rice_unit WHERE period = %(period)s AND until IS NULL
    UNION ALL
    SELECT 'rejected', path, rejected_g
    FROM reconciliation_rice_unit WHERE period = %(period)s AND until IS NULL
    UNION ALL
    SELECT 'delivery_point', path, greatest(arrived_g, 0) - handed_g + greatest(handed_g - greatest(arrived_g, 0), 0)
    FROM reconciliation_rice_unit WHERE period = %(period)s AND until IS NULL
) m
GROUP BY kind, path;
