-- purpose: what every account was left with at the end of a month, for the next one's opening
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account
COPY (
    SELECT replace(account::text, '-', '') AS blind, last4,
        greatest(credited_idr + opening_idr - spent_idr - returned_idr, 0) AS balance,
        place, party
    FROM reconciliation_unit WHERE period = {period} AND until IS NULL
) TO STDOUT (FORMAT csv, HEADER true)
