-- purpose: the temporary tables into which what a merge found is copied, values sealed already
-- reads: nothing
-- writes: quality_disputed_incoming, quality_pending_incoming, quality_settled_incoming, quality_gone_incoming
--         (temporary, gone at commit)
-- grain: one family and column (* for the family itself); gone: one family

CREATE TEMPORARY TABLE IF NOT EXISTS quality_disputed_incoming (
    id_kpm text NOT NULL, "column" text NOT NULL, base_sealed bytea, local_sealed bytea, remote_sealed bytea,
    PRIMARY KEY (id_kpm, "column")
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS quality_pending_incoming (
    id_kpm text NOT NULL, "column" text NOT NULL, value_sealed bytea, PRIMARY KEY (id_kpm, "column")
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS quality_settled_incoming (
    id_kpm text NOT NULL, "column" text NOT NULL, PRIMARY KEY (id_kpm, "column")
) ON COMMIT DROP;
-- kind: vanished, returned, arrived (listed by the ministry in another region), moved (the register followed)
CREATE TEMPORARY TABLE IF NOT EXISTS quality_gone_incoming (
    id_kpm text NOT NULL, kind text NOT NULL, path ltree, to_path ltree, PRIMARY KEY (id_kpm, kind)
) ON COMMIT DROP;
TRUNCATE quality_disputed_incoming, quality_pending_incoming, quality_settled_incoming, quality_gone_incoming;
