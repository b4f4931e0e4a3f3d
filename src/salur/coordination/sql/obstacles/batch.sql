-- purpose: makes the table that whoever groups something into obstacles fills
-- reads: nothing
-- writes: obstacle_batch (temporary)
-- grain: one group: programme, cause, code, party, subject

DROP TABLE IF EXISTS pg_temp.obstacle_batch;
CREATE TEMPORARY TABLE obstacle_batch (
    program text NOT NULL,
    cause text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    subject text NOT NULL DEFAULT '',
    period integer,
    families integer NOT NULL DEFAULT 0,
    rupiah bigint NOT NULL DEFAULT 0,
    grams bigint NOT NULL DEFAULT 0,
    words text NOT NULL DEFAULT ''
) ON COMMIT DROP;
