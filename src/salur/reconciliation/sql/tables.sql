-- purpose: the published result: versions per kab/kota and month, units and families valid from
--          one version until another, sums at every level, and what somebody has to see to
-- reads:   nothing
-- writes:  the tables and their guards
-- grain:   version: programme, month, kab/kota and number; unit: account (or desa) and month;
--          sum: region, bank and class
CREATE TABLE reconciliation_run (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    evidence uuid[] NOT NULL,
    digest text NOT NULL,
    changed bigint NOT NULL,
    key text NOT NULL UNIQUE,
    by_person uuid NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX reconciliation_run_latest ON reconciliation_run (program, period, at DESC);

CREATE TABLE reconciliation_version (
    id uuid PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES reconciliation_run (id),
    program text NOT NULL,
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    is_current boolean NOT NULL,
    published_at timestamptz NOT NULL,
    changed bigint NOT NULL,
    evidence uuid[] NOT NULL,
    waterfall jsonb NOT NULL,
    classes jsonb NOT NULL,
    UNIQUE (program, period, code, number)
);
CREATE UNIQUE INDEX reconciliation_version_one_current
    ON reconciliation_version (program, period, code) WHERE is_current;

CREATE SEQUENCE reconciliation_unit_number;
CREATE TABLE reconciliation_unit (
    id bigint NOT NULL DEFAULT nextval('reconciliation_unit_number'),
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    account uuid NOT NULL,
    last4 text NOT NULL,
    id_kpm text,
    kode_wilayah text,
    bank text,
    class smallint NOT NULL CHECK (class BETWEEN 1 AND 12),
    findings text[] NOT NULL,
    ordered_idr bigint NOT NULL,
    credited_idr bigint NOT NULL,
    spent_idr bigint NOT NULL,
    returned_idr bigint NOT NULL,
    opening_idr bigint NOT NULL,
    rest text NOT NULL,
    place ltree NOT NULL,
    party uuid,
    credit_day date,
    since integer NOT NULL,
    until integer,
    PRIMARY KEY (period, id),
    CHECK (until > since)
) PARTITION BY LIST (period);
ALTER SEQUENCE reconciliation_unit_number OWNED BY reconciliation_unit.id;
CREATE UNIQUE INDEX reconciliation_unit_current ON reconciliation_unit (period, account) WHERE until IS NULL;
CREATE INDEX reconciliation_unit_family ON reconciliation_unit (id_kpm, period);
CREATE INDEX reconciliation_unit_listed ON reconciliation_unit (code, class, id) WHERE until IS NULL;

CREATE SEQUENCE reconciliation_family_number;
CREATE TABLE reconciliation_family (
    id bigint NOT NULL DEFAULT nextval('reconciliation_family_number'),
    program text NOT NULL,
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    id_kpm text NOT NULL,
    kode_wilayah text,
    class smallint,
    findings text[] NOT NULL,
    due bigint NOT NULL,
    received bigint NOT NULL,
    used bigint NOT NULL,
    since integer NOT NULL,
    until integer,
    PRIMARY KEY (period, id),
    CHECK (until > since)
) PARTITION BY LIST (period);
ALTER SEQUENCE reconciliation_family_number OWNED BY reconciliation_family.id;
CREATE UNIQUE INDEX reconciliation_family_current
    ON reconciliation_family (period, program, id_kpm) WHERE until IS NULL;
CREATE INDEX reconciliation_family_months ON reconciliation_family (id_kpm, period);

CREATE SEQUENCE reconciliation_rice_unit_number;
CREATE TABLE reconciliation_rice_unit (
    id bigint NOT NULL DEFAULT nextval('reconciliation_rice_unit_number'),
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    kode_wilayah text NOT NULL,
    class smallint NOT NULL CHECK (class BETWEEN 1 AND 14),
    findings text[] NOT NULL,
    quota_g bigint NOT NULL,
    requested_g bigint NOT NULL,
    released_g bigint NOT NULL,
    arrived_g bigint NOT NULL,
    rejected_g bigint NOT NULL,
    handed_g bigint NOT NULL,
    since integer NOT NULL,
    until integer,
    PRIMARY KEY (period, id),
    CHECK (until > since)
) PARTITION BY LIST (period);
ALTER SEQUENCE reconciliation_rice_unit_number OWNED BY reconciliation_rice_unit.id;
CREATE UNIQUE INDEX reconciliation_rice_unit_current
    ON reconciliation_rice_unit (period, kode_wilayah) WHERE until IS NULL;

CREATE TABLE reconciliation_sum (
    program text NOT NULL,
    period integer NOT NULL,
    level smallint NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    kab text NOT NULL,
    bank text NOT NULL,
    class smallint NOT NULL,
    units bigint NOT NULL,
    ordered bigint NOT NULL DEFAULT 0,
    credited bigint NOT NULL DEFAULT 0,
    credited_to_order bigint NOT NULL DEFAULT 0,
    over bigint NOT NULL DEFAULT 0,
    without_instruction bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    missing bigint NOT NULL DEFAULT 0,
    reversed bigint NOT NULL DEFAULT 0,
    short bigint NOT NULL DEFAULT 0,
    opening bigint NOT NULL DEFAULT 0,
    spent bigint NOT NULL DEFAULT 0,
    returned bigint NOT NULL DEFAULT 0,
    quota_g bigint NOT NULL DEFAULT 0,
    requested_g bigint NOT NULL DEFAULT 0,
    released_g bigint NOT NULL DEFAULT 0,
    arrived_g bigint NOT NULL DEFAULT 0,
    rejected_g bigint NOT NULL DEFAULT 0,
    handed_g bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (program, period, level, code, bank, class),
    CHECK (ordered = credited_to_order + failed + missing + reversed + short),
    CHECK (credited = credited_to_order + over + without_instruction)
);
CREATE INDEX reconciliation_sum_region ON reconciliation_sum (program, period, path);

CREATE TABLE reconciliation_across (
    period integer NOT NULL,
    id_kpm text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    kode_wilayah text,
    finding text NOT NULL CHECK (finding IN ('both_programmes', 'no_programme')),
    PRIMARY KEY (id_kpm, period)
);
CREATE INDEX reconciliation_across_month ON reconciliation_across (period);

CREATE TABLE reconciliation_across_sum (
    period integer NOT NULL,
    path ltree NOT NULL,
    finding text NOT NULL,
    families bigint NOT NULL CHECK (families > 0),
    PRIMARY KEY (period, path, finding)
);

CREATE TABLE reconciliation_exception (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    program text NOT NULL,
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    subject text NOT NULL,
    cause text NOT NULL,
    id_kpm text,
    kode_wilayah text,
    bank text,
    party uuid,
    class smallint NOT NULL,
    amount bigint NOT NULL CHECK (amount >= 0),
    unit text NOT NULL CHECK (unit IN ('IDR', 'GRAM')),
    owner text NOT NULL,
    reason text,
    waits_until date,
    opened_in integer NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_in integer,
    closed_at timestamptz
);
CREATE UNIQUE INDEX reconciliation_exception_open
    ON reconciliation_exception (program, period, subject, cause) WHERE closed_in IS NULL;
CREATE INDEX reconciliation_exception_page
    ON reconciliation_exception (code, period, class, id) WHERE closed_in IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    reconciliation_run, reconciliation_version, reconciliation_unit, reconciliation_family,
    reconciliation_rice_unit, reconciliation_sum, reconciliation_across, reconciliation_across_sum,
    reconciliation_exception
FROM salur_app;
