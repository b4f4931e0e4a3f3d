-- purpose: state what the ledger should hold of the rice; the oracle is ledger.domain.rastra_flows
-- reads:   placed; senders (contract, evidence)
-- writes:  published_flows
-- grain:   place, party, evidence and reason
-- Released, arrived and handed rest on the least evidence of their kind that was given.
CREATE TABLE published_flows AS
WITH of_kind AS (
    SELECT contract, min(evidence) AS evidence FROM senders GROUP BY contract
), rests AS (
    SELECT (SELECT evidence FROM of_kind WHERE contract = 'do') AS released_on,
           (SELECT evidence FROM of_kind WHERE contract = 'bast') AS arrived_on,
           (SELECT evidence FROM of_kind WHERE contract = 'serah') AS handed_on
), flows AS (
    SELECT 'released' AS reason, path AS place, bulog AS party, released_on AS evidence,
           released_g AS amount FROM placed, rests
    UNION ALL SELECT 'replaced', path, bulog, arrived_on, replaced_g FROM placed, rests
    UNION ALL SELECT 'weighed_short', path, bulog, arrived_on, released_g + replaced_g - gross_g
    FROM placed, rests
    WHERE gross_g > 0 AND released_g + replaced_g > gross_g
      AND (released_g + replaced_g - gross_g) * CAST(1000 AS HUGEINT) <= released_g * CAST($weighing_permille AS HUGEINT)
    UNION ALL SELECT 'arrived', path, bulog, arrived_on, least(gross_g, released_g + replaced_g) FROM placed, rests
    UNION ALL SELECT 'arrived_beyond_release', path, bulog, arrived_on,
                     greatest(gross_g - released_g - replaced_g, 0) FROM placed, rests
    UNION ALL SELECT 'rejected_beyond_arrival', path, bulog, arrived_on,
                     greatest(rejected_g - gross_g, 0) FROM placed, rests
    UNION ALL SELECT 'rejected', path, bulog, arrived_on, rejected_g FROM placed, rests
    UNION ALL SELECT 'handed_beyond_arrival', path, government, handed_on,
                     greatest(handed_g - greatest(gross_g - rejected_g, 0), 0) FROM placed, rests
    UNION ALL SELECT 'handed', path, government, handed_on, handed_g FROM placed, rests
    UNION ALL SELECT 'brought_back_beyond_stock', path, government, NULL,
                     greatest(brought_back_g - greatest(gross_g - rejected_g - handed_g, 0), 0) FROM placed
    UNION ALL SELECT 'brought_back', path, government, NULL, brought_back_g FROM placed
)
SELECT reason, place, party, evidence, CAST(sum(amount) AS BIGINT) AS amount
FROM flows GROUP BY ALL HAVING sum(amount) > 0;
