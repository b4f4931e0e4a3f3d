-- purpose: to which account each card belongs, for batch
-- reads:   registry_card
-- writes:  nothing
-- grain:   one card
COPY (
    SELECT replace(blind::text, '-', '') AS card, replace(account_blind::text, '-', '') AS account
    FROM registry_card WHERE account_blind IS NOT NULL
) TO STDOUT (FORMAT csv, HEADER true)
