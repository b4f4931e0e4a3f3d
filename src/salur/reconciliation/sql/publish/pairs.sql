-- purpose: the numbers that people accepted as standing for others in a month
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
COPY (
    SELECT replace(other_account::text, '-', '') AS other, replace(ordered_account::text, '-', '') AS ordered
    FROM reconciliation_match WHERE state = 'ACCEPTED' AND since <= {period}
    ORDER BY 1
) TO STDOUT (FORMAT csv, HEADER true)
