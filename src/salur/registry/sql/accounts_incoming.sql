-- purpose: the temporary table into which accepted rows of contract rekening are copied, sealed already
-- reads: nothing
-- writes: registry_account_incoming (temporary, gone at commit)
-- grain: one row of the file

CREATE TEMPORARY TABLE IF NOT EXISTS registry_account_incoming (
    number bigint NOT NULL,
    id_kpm text NOT NULL,
    account_blind uuid,
    account_sealed bytea,
    account_last4 text,
    bank text NOT NULL,
    status text NOT NULL,
    reason text,
    card_blind uuid,
    card_sealed bytea,
    card_last4 text,
    card_status text,
    as_of date NOT NULL,
    row integer
) ON COMMIT DROP;
TRUNCATE registry_account_incoming;
