-- purpose: states what reconciled BPNT units make the ledger desire; the oracle is domain.bpnt_flows
-- reads: ledger_bpnt_unit (a temporary table or view of the caller: period, path, party, ordered, credited,
--        spent, returned, opening, opens_account, and ordered_evidence .. opening_evidence)
-- writes: ledger_desired (temporary)
-- grain: in: one account and month; out: one row per month, place, party, evidence and reason

INSERT INTO ledger_desired (program, period, reason, path, party, evidence, amount)
WITH summed AS (
    SELECT
        period, path, party,
        ordered_evidence, credited_evidence, spent_evidence, returned_evidence, opening_evidence,
        sum(CASE WHEN opens_account THEN opening ELSE 0 END)::bigint AS opening,
        sum(ordered)::bigint AS ordered,
        sum(least(ordered, credited))::bigint AS credited,
        sum(CASE WHEN ordered > 0 THEN greatest(credited - ordered, 0) ELSE 0 END)::bigint AS over_credited,
        sum(CASE WHEN ordered > 0 THEN 0 ELSE credited END)::bigint AS credited_without_instruction,
        sum(greatest(spent + returned - credited - opening, 0))::bigint AS used_beyond_balance,
        sum(spent)::bigint AS spent,
        sum(returned)::bigint AS returned
    FROM ledger_bpnt_unit
    GROUP BY
        period, path, party,
        ordered_evidence, credited_evidence, spent_evidence, returned_evidence, opening_evidence
),
flows AS (
    SELECT period, path, party, 'opening' AS reason, opening_evidence AS evidence, opening AS amount FROM summed
    UNION ALL
    SELECT period, path, party, 'ordered', ordered_evidence, ordered FROM summed
    UNION ALL
    SELECT period, path, party, 'credited', credited_evidence, credited FROM summed
    UNION ALL
    SELECT period, path, party, 'over_credited', credited_evidence, over_credited FROM summed
    UNION ALL
    SELECT period, path, party, 'credited_without_instruction', credited_evidence, credited_without_instruction
    FROM summed
    UNION ALL
    SELECT period, path, party, 'used_beyond_balance', coalesce(spent_evidence, returned_evidence),
        used_beyond_balance
    FROM summed
    UNION ALL
    SELECT period, path, party, 'spent', spent_evidence, spent FROM summed
    UNION ALL
    SELECT period, path, party, 'returned', returned_evidence, returned FROM summed
)
SELECT 'BPNT', period, reason, path, party, evidence, sum(amount)::bigint
FROM flows
GROUP BY period, reason, path, party, evidence
HAVING sum(amount) > 0;
