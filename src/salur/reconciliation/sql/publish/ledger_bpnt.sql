-- purpose: state to the ledger what the run desires, and what its rows add up to
-- reads:   incoming_flow, reconciliation_unit (current rows of the month)
-- writes:  ledger_scope, ledger_desired, ledger_control (temporary, of the ledger)
-- grain:   place, party, evidence and reason; place and party
INSERT INTO ledger_scope (program, period, path) VALUES ('BPNT', %(period)s, 'id');

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
SELECT 'BPNT', %(period)s, reason, place, party, evidence, amount FROM incoming_flow;

INSERT INTO ledger_control (program, period, kind, path, party, movement)
SELECT 'BPNT', %(period)s, m.kind, m.path, s.party, sum(m.movement)::bigint
FROM (
    SELECT place, party, sum(spent_idr) AS spent, sum(returned_idr) AS returned,
        sum(credited_idr) AS credited,
        CASE WHEN %(first_month)s THEN sum(opening_idr) ELSE 0 END AS brought,
        sum(ordered_idr - least(ordered_idr, credited_idr)) AS waiting,
        sum(greatest(credited_idr - ordered_idr, 0)) AS over,
        sum(greatest(spent_idr + returned_idr - credited_idr - opening_idr, 0)) AS beyond
    FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
    GROUP BY place, party
) s, LATERAL (VALUES
    ('cards', place, credited - spent - returned + beyond + brought),
    ('bank_pool', subpath(place, 0, least(nlevel(place), 3)), waiting),
    ('shops', place, spent),
    ('returned', place, returned),
    ('suspense', subpath(place, 0, least(nlevel(place), 3)), -(over + beyond))
) AS m (kind, path, movement)
GROUP BY m.kind, m.path, s.party;
