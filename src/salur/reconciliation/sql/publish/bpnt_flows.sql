-- purpose: state what the ledger should hold of the units; the oracle is ledger.domain.bpnt_flows
-- reads:   placed
-- writes:  published_flows
-- grain:   place, party, evidence and reason
CREATE TABLE published_flows AS
WITH flows AS (
    SELECT 'opening' AS reason, place, party, opening_evidence AS evidence,
           CASE WHEN opens_account THEN opening_idr ELSE 0 END AS amount FROM placed
    UNION ALL SELECT 'ordered', place, party, order_evidence, ordered_idr FROM placed
    UNION ALL SELECT 'credited', place, party, credit_evidence, least(ordered_idr, credited_idr) FROM placed
    UNION ALL SELECT 'over_credited', place, party, credit_evidence,
                     CASE WHEN has_order THEN greatest(credited_idr - ordered_idr, 0) ELSE 0 END FROM placed
    UNION ALL SELECT 'credited_without_instruction', place, party, credit_evidence,
                     CASE WHEN has_order THEN 0 ELSE credited_idr END FROM placed
    UNION ALL SELECT 'used_beyond_balance', place, party, coalesce(spend_evidence, return_evidence),
                     greatest(spent_idr + returned_idr - credited_idr - opening_idr, 0) FROM placed
    UNION ALL SELECT 'spent', place, party, spend_evidence, spent_idr FROM placed
    UNION ALL SELECT 'returned', place, party, return_evidence, returned_idr FROM placed
)
SELECT reason, place, party, evidence, CAST(sum(amount) AS BIGINT) AS amount
FROM flows GROUP BY ALL HAVING sum(amount) > 0;
