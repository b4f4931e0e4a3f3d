-- purpose: say how some accounts and their newest cards stand by the newest word of a bank
-- reads: registry_account, registry_card
-- writes: registry_state (account uuid, state text, as_of date)
-- grain: one account and word, of the account itself or of its newest card

INSERT INTO registry_state (account, state, as_of)
SELECT blind, status, as_of
FROM registry_account
WHERE blind = ANY (%(accounts)s) AND status IN ('SALDO_GANTUNG', 'BLOKIR', 'TUTUP')
UNION ALL
SELECT account_blind, status, as_of
FROM (
    SELECT DISTINCT ON (account_blind) account_blind, status, as_of
    FROM registry_card
    WHERE account_blind = ANY (%(accounts)s) AND status IS NOT NULL
    ORDER BY account_blind, as_of DESC NULLS LAST, changed_at DESC, blind
) AS newest;
