-- purpose: the temporary table that says who a family is and where the register has it
-- reads: nothing
-- writes: quality_family_named (temporary, gone at commit)
-- grain: one family

CREATE TEMPORARY TABLE IF NOT EXISTS quality_family_named (
    id_kpm text PRIMARY KEY, family uuid NOT NULL, path ltree NOT NULL
) ON COMMIT DROP;
TRUNCATE quality_family_named;
