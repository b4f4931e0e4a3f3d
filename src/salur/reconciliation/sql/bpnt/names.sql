-- purpose: compare names without titles and spelling variants (contracts.md section 5)
-- reads:   nothing
-- writes:  macro plain_name(x)
-- grain:   one name
CREATE OR REPLACE MACRO plain_name(x) AS
    replace(replace(replace(
        list_aggregate(
            list_transform(
                list_filter(
                    regexp_extract_all(lower(replace(x, '''', '')), '[\p{L}\p{N}_]+'),
                    lambda word: word NOT IN ('h', 'hj', 'bin', 'binti')),
                lambda word: CASE WHEN word IN ('muh', 'moh') THEN 'muhammad' ELSE word END),
            'string_agg', ' '),
        'oe', 'u'), 'dj', 'j'), 'tj', 'c');
