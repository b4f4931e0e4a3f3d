-- purpose: dated parameters, quotas as they were claimed, and the frozen lists of each month
-- reads: nothing
-- writes: programs_parameter, programs_quota, programs_list, programs_list_entry, programs_list_desa
-- grain: parameter: one span; quota: one claim; list: programme, month, kab/kota; entry: one family in a month

CREATE TABLE programs_parameter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    program text NOT NULL,
    name text NOT NULL,
    path ltree NOT NULL DEFAULT 'id',
    value bigint NOT NULL,
    unit text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    citation text NOT NULL,
    confidence text NOT NULL,
    CONSTRAINT programs_parameter_of_program CHECK (program IN ('RASTRA', 'BPNT')),
    CONSTRAINT programs_parameter_has_unit CHECK (
        unit IN ('IDR', 'GRAM', 'DAYS', 'WORKING_DAYS', 'DAY_OF_MONTH', 'KPM', 'PERCENT', 'YEARS')
    ),
    CONSTRAINT programs_parameter_not_negative CHECK (value >= 0),
    CONSTRAINT programs_parameter_cited CHECK (citation <> '' AND confidence IN ('H', 'M', 'L', 'PK')),
    CONSTRAINT programs_parameter_in_time CHECK (valid_to IS NULL OR valid_to > valid_from),
    CONSTRAINT programs_parameter_one_at_a_time EXCLUDE USING gist (
        program WITH =, name WITH =, path WITH =, daterange(valid_from, valid_to, '[)') WITH &&
    )
);

CREATE TABLE programs_quota (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    kpm integer NOT NULL,
    no_sk text,
    evidence uuid,
    superseded_at timestamptz,
    superseded_reason text,
    CONSTRAINT programs_quota_of_program CHECK (program IN ('RASTRA', 'BPNT')),
    CONSTRAINT programs_quota_not_negative CHECK (kpm >= 0),
    CONSTRAINT programs_quota_of_month CHECK (
        period BETWEEN 190001 AND 999912 AND period % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT programs_quota_claimed_once
        UNIQUE NULLS NOT DISTINCT (program, period, kode_wilayah, kpm, no_sk, evidence),
    CONSTRAINT programs_quota_superseded_for_a_reason CHECK (
        (superseded_at IS NULL) = (superseded_reason IS NULL)
    )
);

CREATE TABLE programs_list (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    taken_at timestamptz NOT NULL,
    evidence uuid,
    sha256 text NOT NULL,
    families integer NOT NULL,
    payable integer NOT NULL,
    entitled bigint NOT NULL,
    CONSTRAINT programs_list_of_program CHECK (program IN ('RASTRA', 'BPNT')),
    CONSTRAINT programs_list_not_empty CHECK (families > 0 AND payable BETWEEN 0 AND families),
    CONSTRAINT programs_list_hashed CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT programs_list_once UNIQUE (program, period, kode_wilayah)
);

CREATE TABLE programs_list_desa (
    list_id uuid NOT NULL REFERENCES programs_list (id),
    kode_wilayah text NOT NULL,
    program text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    families integer NOT NULL,
    payable integer NOT NULL,
    entitled bigint NOT NULL,
    CONSTRAINT programs_list_desa_once PRIMARY KEY (list_id, kode_wilayah)
);
CREATE INDEX programs_list_desa_of_month ON programs_list_desa (program, period, kode_wilayah);

-- The key is the law: a family is in at most one food programme in a month.
CREATE TABLE programs_list_entry (
    period integer NOT NULL,
    id_kpm text NOT NULL,
    list_id uuid NOT NULL,
    program text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    payable boolean NOT NULL,
    entitled bigint NOT NULL,
    CONSTRAINT programs_list_entry_one_program_a_month PRIMARY KEY (period, id_kpm),
    CONSTRAINT programs_list_entry_of_program CHECK (program IN ('RASTRA', 'BPNT')),
    CONSTRAINT programs_list_entry_not_negative CHECK (entitled >= 0)
) PARTITION BY LIST (period);
CREATE INDEX programs_list_entry_in_order ON programs_list_entry (list_id, kode_wilayah, id_kpm);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    programs_parameter, programs_quota, programs_list, programs_list_desa, programs_list_entry
FROM salur_app;

CREATE FUNCTION programs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is immutable: a frozen list stays as it was taken', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER programs_list_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_list
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();
CREATE TRIGGER programs_list_desa_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_list_desa
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();
CREATE TRIGGER programs_list_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_list_entry
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();

-- Makes the partition of a month where there is none, guarded before it can be seen through its parent.
CREATE FUNCTION programs_open_period(opened integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part text := 'programs_list_entry_' || opened;
    seen text := 'path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('programs_open_period', 0));
    IF to_regclass(part) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format(
        'CREATE TABLE %1$I (LIKE programs_list_entry INCLUDING CONSTRAINTS,'
        ' CONSTRAINT %2$I CHECK (period = %3$s))', part, part || '_of_month', opened
    );
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %I FROM salur_app', part);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format(
        'CREATE POLICY %I ON %I TO salur_app USING (%s) WITH CHECK (%s)', part || '_scope', part, seen, seen
    );
    EXECUTE format(
        'CREATE POLICY %I ON %I TO salur_owner USING (true) WITH CHECK (true)', part || '_owner', part
    );
    EXECUTE format(
        'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change()', part || '_stays', part
    );
    EXECUTE format(
        'ALTER TABLE programs_list_entry ATTACH PARTITION %I FOR VALUES IN (%s)', part, opened
    );
END
$$;
