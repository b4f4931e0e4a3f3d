-- purpose: the cycles of distribution, what they went through, the evidence that concerns them, and the requests for rice
-- reads: nothing
-- writes: distribution_cycle, distribution_step, distribution_evidence, distribution_spa, distribution_spa_line,
--         distribution_run, distribution_declaration, distribution_order_check
-- grain: cycle: programme, month, kab/kota; step: one move of a cycle; evidence: one file in one cycle; spa: one letter;
--        line: one desa of a letter; run: one reconciliation of a cycle; declaration and check: one of a cycle

CREATE TABLE distribution_cycle (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    state text NOT NULL DEFAULT 'OPEN',
    list_id uuid,
    rolled_from uuid REFERENCES distribution_cycle (id),
    opened_at timestamptz NOT NULL,
    opened_by uuid NOT NULL,
    state_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT distribution_cycle_once UNIQUE (program, period, code),
    CONSTRAINT distribution_cycle_of_month CHECK (
        period BETWEEN 190001 AND 999912 AND period % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT distribution_cycle_of_kabkota CHECK (code ~ '^[0-9]{4}$' AND nlevel(path) = 3),
    CONSTRAINT distribution_cycle_state_of_program CHECK (
        (program = 'BPNT' AND state IN ('OPEN', 'LIST_FROZEN', 'ORDERED', 'REPORTED', 'RECONCILED', 'CLOSED'))
        OR (program = 'RASTRA' AND state IN (
            'OPEN', 'LIST_FROZEN', 'SPA_PREPARED', 'SPA_APPROVED', 'RELEASED', 'ARRIVED', 'HANDED', 'RECONCILED',
            'CLOSED'
        ))
    ),
    CONSTRAINT distribution_cycle_has_its_list CHECK ((state = 'OPEN') = (list_id IS NULL)),
    CONSTRAINT distribution_cycle_closed_since CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
);
CREATE INDEX distribution_cycle_newest ON distribution_cycle (period DESC, code, program);
CREATE INDEX distribution_cycle_in_region ON distribution_cycle USING gist (path);

CREATE TABLE distribution_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    path ltree NOT NULL,
    source text,
    event text NOT NULL,
    target text NOT NULL,
    at timestamptz NOT NULL,
    by_id uuid NOT NULL,
    by_name text NOT NULL
);
CREATE INDEX distribution_step_of_cycle ON distribution_step (cycle_id, id);

CREATE TABLE distribution_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    path ltree NOT NULL,
    run uuid NOT NULL,
    version uuid NOT NULL,
    number integer NOT NULL,
    balance bigint NOT NULL,
    opening_version uuid,
    at timestamptz NOT NULL,
    CONSTRAINT distribution_run_once UNIQUE (cycle_id, run),
    CONSTRAINT distribution_run_numbered CHECK (number > 0)
);
CREATE INDEX distribution_run_of_cycle ON distribution_run (cycle_id, id);

CREATE TABLE distribution_evidence (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    path ltree NOT NULL,
    evidence_id uuid NOT NULL,
    contract text NOT NULL,
    sender uuid NOT NULL,
    sender_name text NOT NULL,
    received_at timestamptz NOT NULL,
    rows bigint NOT NULL,
    status text NOT NULL,
    reversal boolean NOT NULL,
    linked_at timestamptz NOT NULL,
    -- the run of reconciliation that last saw it as accepted; null where none did
    run uuid,
    CONSTRAINT distribution_evidence_once UNIQUE (cycle_id, evidence_id),
    CONSTRAINT distribution_evidence_status_known CHECK (
        status IN ('received', 'checked', 'accepted', 'refused', 'withdrawn')
    )
);
CREATE INDEX distribution_evidence_of_file ON distribution_evidence (evidence_id);

CREATE TABLE distribution_spa (
    id uuid PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    code text NOT NULL,
    path ltree NOT NULL,
    number text NOT NULL,
    dated date NOT NULL,
    first_period integer NOT NULL,
    last_period integer NOT NULL,
    list_id uuid NOT NULL,
    status text NOT NULL,
    kpm integer NOT NULL,
    grams bigint NOT NULL,
    desas integer NOT NULL,
    sha256 text NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_by_name text NOT NULL,
    prepared_at timestamptz NOT NULL,
    approved_by uuid,
    approved_by_name text,
    approved_at timestamptz,
    evidence_id uuid,
    CONSTRAINT distribution_spa_status_known CHECK (status IN ('PREPARED', 'APPROVED', 'REPLACED')),
    CONSTRAINT distribution_spa_of_months CHECK (first_period <= last_period),
    CONSTRAINT distribution_spa_asks_for_something CHECK (kpm > 0 AND grams > 0 AND desas > 0),
    CONSTRAINT distribution_spa_hashed CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT distribution_spa_approved_whole CHECK (
        (status = 'APPROVED') = (approved_by IS NOT NULL)
        AND (status = 'APPROVED') = (approved_at IS NOT NULL)
        AND (status = 'APPROVED' OR evidence_id IS NULL)
    ),
    CONSTRAINT distribution_spa_four_eyes CHECK (approved_by <> prepared_by),
    -- one request at a time for a kab/kota and month; a replaced draft makes room
    CONSTRAINT distribution_spa_once_a_month EXCLUDE USING gist (
        code WITH =, int4range(first_period, last_period, '[]') WITH &&
    ) WHERE (status <> 'REPLACED')
);
CREATE UNIQUE INDEX distribution_spa_number_once ON distribution_spa (code, number) WHERE status <> 'REPLACED';
CREATE INDEX distribution_spa_of_cycle ON distribution_spa (cycle_id);

CREATE TABLE distribution_spa_line (
    spa_id uuid NOT NULL REFERENCES distribution_spa (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    kpm integer NOT NULL,
    grams bigint NOT NULL,
    CONSTRAINT distribution_spa_line_once PRIMARY KEY (spa_id, kode_wilayah),
    CONSTRAINT distribution_spa_line_of_desa CHECK (kode_wilayah ~ '^[0-9]{10}$'),
    CONSTRAINT distribution_spa_line_above_zero CHECK (kpm > 0 AND grams > 0)
);

CREATE TABLE distribution_declaration (
    cycle_id uuid PRIMARY KEY REFERENCES distribution_cycle (id),
    path ltree NOT NULL,
    statement text NOT NULL,
    signed_by uuid NOT NULL,
    signed_by_name text NOT NULL,
    title text NOT NULL,
    nip text NOT NULL,
    at timestamptz NOT NULL
);

CREATE TABLE distribution_order_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    path ltree NOT NULL,
    list_id uuid NOT NULL,
    evidence uuid[] NOT NULL,
    listed integer NOT NULL,
    ordered integer NOT NULL,
    ordered_not_listed integer NOT NULL,
    listed_not_ordered integer NOT NULL,
    suspended_ordered integer NOT NULL,
    lines integer NOT NULL,
    amount_idr bigint NOT NULL,
    sp2d_differs jsonb NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX distribution_order_check_of_cycle ON distribution_order_check (cycle_id, id);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    distribution_cycle, distribution_step, distribution_run, distribution_evidence, distribution_spa,
    distribution_spa_line, distribution_declaration, distribution_order_check
FROM salur_app;

CREATE FUNCTION distribution_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: what was done and asked for stays as it was', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER distribution_step_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_step
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_run_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_run
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_spa_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_spa_line
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_declaration_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_declaration
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_order_check_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_order_check
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
-- a cycle and a letter are never taken away; an approved letter learns once which evidence it is
CREATE TRIGGER distribution_cycle_stays BEFORE DELETE OR TRUNCATE ON distribution_cycle
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_spa_stays BEFORE DELETE OR TRUNCATE ON distribution_spa
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_spa_approved_stays BEFORE UPDATE ON distribution_spa
    FOR EACH ROW WHEN (
        OLD.status <> 'PREPARED' AND (
            OLD.evidence_id IS NOT NULL OR to_jsonb(OLD) - 'evidence_id' <> to_jsonb(NEW) - 'evidence_id'
        )
    ) EXECUTE FUNCTION distribution_refuse_change();
