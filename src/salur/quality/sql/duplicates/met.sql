-- purpose: keep the pairs that share enough to be looked at
-- reads:   meetings; `enough` says what the shared keys must be worth together
-- writes:  met
-- grain:   one pair
CREATE TABLE met AS SELECT a, b FROM meetings GROUP BY a, b HAVING sum(weight) >= $enough;
DROP TABLE meetings;
