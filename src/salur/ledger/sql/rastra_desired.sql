-- purpose: states what reconciled Rastra units make the ledger desire; the oracle is domain.rastra_flows
-- reads: ledger_rastra_unit (a temporary table or view of the caller: period, path, bulog, government, released,
--        arrived (before rejection), rejected, handed, stock_known, and released_evidence, arrived_evidence,
--        handed_evidence)
-- writes: ledger_desired (temporary)
-- grain: in: one desa and month; out: one row per month, place, party, evidence and reason

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
WITH flows AS (
    SELECT period, path, bulog AS party, 'release_from_national' AS reason, released_evidence AS evidence,
        CASE WHEN stock_known THEN 0 ELSE released END AS amount
    FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, bulog, 'released', released_evidence, released FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, bulog, 'arrived', arrived_evidence, least(arrived, released) FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, bulog, 'arrived_beyond_release', arrived_evidence, greatest(arrived - released, 0)
    FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, bulog, 'rejected_beyond_arrival', arrived_evidence, greatest(rejected - arrived, 0)
    FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, bulog, 'rejected', arrived_evidence, rejected FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, government, 'handed_beyond_arrival', handed_evidence,
        greatest(handed - greatest(arrived - rejected, 0), 0)
    FROM ledger_rastra_unit
    UNION ALL
    SELECT period, path, government, 'handed', handed_evidence, handed FROM ledger_rastra_unit
)
SELECT 'RASTRA', period, reason, path, party, evidence, sum(amount)::bigint
FROM flows
GROUP BY period, reason, path, party, evidence
HAVING sum(amount) > 0;
