-- purpose: the temporary table into which the pairs of a search are copied
-- reads: nothing
-- writes: quality_pair_incoming (temporary, gone at commit)
-- grain: one pair of families, the smaller id_kpm first

CREATE TEMPORARY TABLE IF NOT EXISTS quality_pair_incoming (
    first uuid NOT NULL,
    second uuid NOT NULL,
    first_id_kpm text NOT NULL,
    second_id_kpm text NOT NULL,
    first_path ltree NOT NULL,
    second_path ltree NOT NULL,
    probability float8 NOT NULL,
    reasons text[] NOT NULL,
    cluster uuid NOT NULL,
    rank float8 NOT NULL,
    first_digest uuid NOT NULL,
    second_digest uuid NOT NULL,
    PRIMARY KEY (first, second)
) ON COMMIT DROP;
TRUNCATE quality_pair_incoming;
