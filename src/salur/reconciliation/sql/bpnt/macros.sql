-- purpose: compare names without titles and spelling variants (contracts.md section 5); list what
--          was found about a family whose orders are entangled
-- reads:   nothing
-- writes:  macros plain_name(x), entangled_findings(shared, paid_twice)
-- grain:   one name; one family
CREATE OR REPLACE MACRO plain_name(x) AS
    replace(replace(replace(
        array_to_string(
            list_transform(
                list_filter(
                    regexp_extract_all(lower(replace(x, '''', '')), '[\p{L}\p{N}_]+'),
                    lambda word: word NOT IN ('h', 'hj', 'bin', 'binti')),
                lambda word: CASE WHEN word IN ('muh', 'moh') THEN 'muhammad' ELSE word END),
            ' '),
        'oe', 'u'), 'dj', 'j'), 'tj', 'c');

CREATE OR REPLACE MACRO entangled_findings(shared, paid_twice) AS
    list_concat(CASE WHEN shared THEN ['account_shared'] ELSE [] END,
                CASE WHEN paid_twice THEN ['family_paid_twice'] ELSE [] END) :: VARCHAR[];
