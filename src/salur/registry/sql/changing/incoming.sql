-- purpose: the temporary table into which proposed changes are copied, their secrets sealed already
-- reads: nothing
-- writes: registry_change_incoming (temporary, gone at commit)
-- grain: one change

CREATE TEMPORARY TABLE IF NOT EXISTS registry_change_incoming (
    kind text NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    id_kpm text NOT NULL,
    replaced_by text,
    column_name text,
    value text,
    value_sealed bytea,
    value_blind uuid,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    no_ba text,
    tanggal_ba date,
    row integer,
    asked integer,
    closed_reason text
) ON COMMIT DROP;
TRUNCATE registry_change_incoming;
