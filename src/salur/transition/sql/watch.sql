-- purpose: what the first three months on the card of each desa came to, beside comparable desa, and how loud it warns
-- reads: nothing
-- writes: transition_watched, transition_watch_desa, transition_watch_measure
-- grain: watched: one province; desa: one desa and month; measure: one measure of a desa's month

CREATE TABLE transition_watched (
    path ltree PRIMARY KEY,
    -- of what was published until then, and when it was looked at
    published_at timestamptz NOT NULL,
    watched_at timestamptz NOT NULL
);

CREATE TABLE transition_watch_desa (
    kode_wilayah text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    first integer NOT NULL,
    nth smallint NOT NULL,
    families integer NOT NULL,
    -- null where nothing could be judged
    level smallint,
    -- the desa that it was compared with, and how far the rule was widened to find them
    compared text[] NOT NULL,
    widened smallint NOT NULL,
    PRIMARY KEY (kode_wilayah, period),
    CONSTRAINT transition_watch_desa_of_the_first_months CHECK (nth BETWEEN 1 AND 3 AND first <= period),
    CONSTRAINT transition_watch_desa_level_known CHECK (level BETWEEN 0 AND 2),
    CONSTRAINT transition_watch_desa_widened_known CHECK (widened BETWEEN 0 AND 3)
);
CREATE INDEX transition_watch_desa_loudest ON transition_watch_desa (period, (coalesce(level, -1)) DESC, kode_wilayah);

CREATE TABLE transition_watch_measure (
    kode_wilayah text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    measure text NOT NULL,
    hits integer NOT NULL,
    units integer NOT NULL,
    -- of the comparable desa, in per mille, and how many of them have a higher share, plus one
    median integer,
    rank integer,
    level smallint,
    -- of shops: the families that the fullest one served
    most integer,
    PRIMARY KEY (kode_wilayah, period, measure),
    CONSTRAINT transition_watch_measure_known CHECK (measure IN ('UNUSED', 'SILENT', 'IDLE', 'FAILED', 'SHOPS')),
    CONSTRAINT transition_watch_measure_of_its_units CHECK (hits BETWEEN 0 AND units),
    CONSTRAINT transition_watch_measure_level_known CHECK (level BETWEEN 0 AND 2)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON transition_watched, transition_watch_desa, transition_watch_measure
FROM salur_app;
