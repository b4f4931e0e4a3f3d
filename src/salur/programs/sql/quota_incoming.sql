-- purpose: the temporary table into which the claims of contract kuota are copied
-- reads: nothing
-- writes: programs_quota_incoming (temporary, gone at commit)
-- grain: one claim

CREATE TEMPORARY TABLE IF NOT EXISTS programs_quota_incoming (
    program text NOT NULL,
    period integer NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    kpm integer NOT NULL,
    no_sk text
) ON COMMIT DROP;
TRUNCATE programs_quota_incoming;
