-- purpose: say how accounts and their cards stand by the newest word of a bank, where something is amiss, and of
--          accounts asked about in any case
-- reads: registry_account, registry_card, registry_asked (account uuid)
-- writes: registry_state (account uuid, state text, as_of date)
-- grain: one account and word, of the account itself or of its newest card

INSERT INTO registry_state (account, state, as_of)
SELECT blind, status, as_of
FROM registry_account
WHERE status IN ('SALDO_GANTUNG', 'BLOKIR', 'TUTUP')
UNION ALL
SELECT account_blind, status, as_of
FROM (
    SELECT DISTINCT ON (account_blind) account_blind, status, as_of
    FROM registry_card
    WHERE account_blind IS NOT NULL AND status IS NOT NULL
    ORDER BY account_blind, as_of DESC NULLS LAST, changed_at DESC, blind
) AS newest
WHERE status NOT IN ('TERDISTRIBUSI', 'AKTIF')
    OR account_blind IN (SELECT account FROM registry_asked);
