-- purpose: state to the ledger what the run desires, and what its rows add up to
-- reads:   incoming_flow, rice_party, rice_paper; reconciliation_rice_unit (current rows of the month)
-- writes:  ledger_scope, ledger_desired, ledger_control (temporary, of the ledger)
-- grain:   place, party, evidence and reason; place and party
INSERT INTO ledger_scope (program, period, path) VALUES ('RASTRA', %(period)s, 'id');

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
SELECT 'RASTRA', %(period)s, reason, place, party, evidence, amount FROM incoming_flow;

INSERT INTO ledger_control (program, period, kind, path, party, movement)
SELECT 'RASTRA', %(period)s, m.kind, m.path, m.party, sum(m.movement)::bigint
FROM (
    SELECT *, greatest(handed - kept, 0) AS handed_beyond,
        greatest(back - greatest(kept - handed, 0), 0) AS back_beyond,
        CASE WHEN gross > 0 AND (released + replaced - gross) * 1000::numeric
                  <= released * %(weighing_permille)s::numeric
             THEN greatest(released + replaced - gross, 0) ELSE 0 END AS lost
    FROM (
        SELECT u.path, subpath(u.path, 0, 3) AS kab, p.bulog, p.government, u.released_g AS released,
            u.rejected_g AS rejected, u.handed_g AS handed, greatest(u.arrived_g, 0) AS kept,
            greatest(u.arrived_g + u.rejected_g, 0) AS gross, coalesce(m.brought_back, 0) AS back,
            least(u.rejected_g, greatest(u.arrived_g + u.rejected_g - u.released_g, coalesce(m.sent_again, 0), 0))
                AS replaced
        FROM reconciliation_rice_unit u
        LEFT JOIN rice_party p ON p.kab = left(u.kode_wilayah, 4)
        LEFT JOIN rice_paper m ON m.period = u.period AND m.code = u.kode_wilayah
        WHERE u.period = %(period)s AND u.until IS NULL
    ) quantities
) u, LATERAL (VALUES
    ('warehouse', kab, bulog, 0),
    ('in_transit', path, bulog, greatest(released + replaced - gross, 0) - lost),
    ('weighing', path, bulog, lost),
    ('delivery_point', path, NULL, kept - handed + handed_beyond - back + back_beyond),
    ('rejected', path, NULL, rejected),
    ('handed', path, NULL, handed),
    ('suspense', kab, bulog, -(greatest(gross - released - replaced, 0) + greatest(rejected - gross, 0))),
    ('suspense', kab, government, -(handed_beyond + back_beyond))
) AS m (kind, path, party, movement)
GROUP BY m.kind, m.path, m.party;
