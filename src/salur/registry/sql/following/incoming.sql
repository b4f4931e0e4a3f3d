-- purpose: the temporary tables into which a snapshot's cells are copied that the register follows, sealed already
-- reads: nothing
-- writes: registry_cell_incoming, registry_fault_incoming (temporary, gone at commit)
-- grain: one family and column; one family and what its data are suspended for

CREATE TEMPORARY TABLE IF NOT EXISTS registry_cell_incoming (
    id_kpm text NOT NULL,
    column_name text NOT NULL,
    value text,
    value_sealed bytea,
    value_blind uuid,
    PRIMARY KEY (id_kpm, column_name)
) ON COMMIT DROP;
TRUNCATE registry_cell_incoming;
CREATE TEMPORARY TABLE IF NOT EXISTS registry_fault_incoming (
    id_kpm text PRIMARY KEY,
    reasons text[] NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_fault_incoming;
