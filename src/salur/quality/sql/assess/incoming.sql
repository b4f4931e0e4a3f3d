-- purpose: the temporary tables into which what a run of the rules found is copied
-- reads: nothing
-- writes: quality_violation_incoming, quality_score_incoming, quality_group_incoming (gone at commit)
-- grain: as in the tables they are for

CREATE TEMPORARY TABLE IF NOT EXISTS quality_violation_incoming (
    family uuid NOT NULL,
    id_kpm text NOT NULL,
    rule text NOT NULL,
    "column" text NOT NULL,
    severity text NOT NULL,
    related text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS quality_score_incoming (
    code text NOT NULL,
    path ltree NOT NULL,
    level smallint NOT NULL,
    families integer NOT NULL,
    complete integer,
    well_formed integer,
    "unique" integer,
    matched integer,
    fresh integer,
    valid integer NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS quality_group_incoming (
    rule text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    families integer NOT NULL,
    freed integer NOT NULL,
    payable integer NOT NULL,
    minutes integer NOT NULL,
    rate float8 NOT NULL
) ON COMMIT DROP;
TRUNCATE quality_violation_incoming, quality_score_incoming, quality_group_incoming;
