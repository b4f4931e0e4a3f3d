-- purpose: the temporary table into which accepted rows of contract kpm are copied, sealed already
-- reads: nothing
-- writes: registry_family_incoming (temporary, gone at commit)
-- grain: one family

CREATE TEMPORARY TABLE IF NOT EXISTS registry_family_incoming (
    id_kpm text PRIMARY KEY,
    id_pengurus text,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    name text NOT NULL,
    head_name text,
    birth_place text,
    birth_date date,
    sex text,
    address text,
    rt text,
    rw text,
    status_bpnt text,
    pkh_number text,
    pkh_status text,
    payable boolean NOT NULL,
    suspended_reasons text[] NOT NULL,
    nik_sealed bytea,
    nik_blind uuid,
    no_kk_sealed bytea,
    no_kk_blind uuid,
    mother_sealed bytea,
    digest uuid NOT NULL,
    bank text,
    account_blind uuid,
    account_sealed bytea,
    account_last4 text,
    card_blind uuid,
    card_sealed bytea,
    card_last4 text,
    waiting_since date,
    waiting_no_ba text
) ON COMMIT DROP;
TRUNCATE registry_family_incoming;
