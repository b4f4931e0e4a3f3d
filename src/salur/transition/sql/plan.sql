-- purpose: plans of the change from rice to card, and back, with what they say of every desa
-- reads: nothing
-- writes: transition_plan, transition_plan_line and their guards
-- grain: one version of a kab/kota's plan; one desa of it

CREATE TABLE transition_plan (
    id uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    state text NOT NULL DEFAULT 'DRAFT',
    note text NOT NULL DEFAULT '',
    -- the first month of which no list was frozen when it was drafted
    since integer NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_by_name text NOT NULL,
    drafted_at timestamptz NOT NULL,
    proposed_by uuid,
    proposed_by_name text,
    proposed_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    decided_on date,
    number text,
    -- why it goes on though gates are open
    despite text,
    area_decision uuid,
    ended_at timestamptz,
    ended_why text,
    CONSTRAINT transition_plan_version_once UNIQUE (kode_wilayah, version),
    CONSTRAINT transition_plan_of_kind CHECK (kind IN ('CHANGE', 'RETURN')),
    CONSTRAINT transition_plan_in_state CHECK (
        state IN ('DRAFT', 'PROPOSED', 'DECIDED', 'SUPERSEDED', 'WITHDRAWN')
    ),
    CONSTRAINT transition_plan_four_eyes CHECK (decided_by NOT IN (drafted_by, proposed_by)),
    CONSTRAINT transition_plan_proposed_whole CHECK (
        (state NOT IN ('PROPOSED', 'DECIDED', 'SUPERSEDED') OR proposed_at IS NOT NULL)
        AND (proposed_at IS NULL) = (proposed_by IS NULL)
    ),
    CONSTRAINT transition_plan_decided_whole CHECK (
        (state IN ('DECIDED', 'SUPERSEDED')) = (decided_at IS NOT NULL)
        AND (decided_at IS NULL) = (decided_by IS NULL)
        AND (decided_at IS NULL) = (area_decision IS NULL)
        AND (decided_at IS NULL OR (trim(number) <> '' AND decided_on IS NOT NULL))
    ),
    CONSTRAINT transition_plan_ended_whole CHECK (
        (state IN ('SUPERSEDED', 'WITHDRAWN')) = (ended_at IS NOT NULL)
    )
);
CREATE UNIQUE INDEX transition_plan_one_open ON transition_plan (kode_wilayah)
    WHERE state IN ('DRAFT', 'PROPOSED');
CREATE UNIQUE INDEX transition_plan_one_in_force ON transition_plan (kode_wilayah)
    WHERE state = 'DECIDED' AND kind = 'CHANGE';

CREATE TABLE transition_plan_line (
    plan uuid NOT NULL REFERENCES transition_plan (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    families integer NOT NULL,
    first integer,
    stays text,
    review integer,
    open_gates text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (plan, kode_wilayah),
    CONSTRAINT transition_plan_line_changes_or_stays CHECK (
        (first IS NULL) <> (stays IS NULL) AND (stays IS NULL) = (review IS NULL)
    ),
    CONSTRAINT transition_plan_line_stays_for_a_reason CHECK (
        stays IN ('blank_spot', 'air_only', 'not_ready', 'office')
    )
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON transition_plan, transition_plan_line FROM salur_app;

-- A plan takes the steps of its table, and what was said of it stays.
CREATE FUNCTION transition_plan_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('DRAFT', 'PROPOSED'), ('DRAFT', 'WITHDRAWN'), ('PROPOSED', 'DECIDED'),
        ('PROPOSED', 'WITHDRAWN'), ('DECIDED', 'SUPERSEDED')
    ) THEN
        RAISE EXCEPTION 'a plan does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.id, OLD.kode_wilayah, OLD.version, OLD.kind, OLD.since, OLD.drafted_by, OLD.drafted_at)
            IS DISTINCT FROM
            (NEW.id, NEW.kode_wilayah, NEW.version, NEW.kind, NEW.since, NEW.drafted_by, NEW.drafted_at)
        OR (OLD.proposed_at IS NOT NULL
            AND (OLD.proposed_by, OLD.proposed_at) IS DISTINCT FROM (NEW.proposed_by, NEW.proposed_at))
        OR (OLD.decided_at IS NOT NULL
            AND (OLD.decided_by, OLD.decided_at, OLD.number, OLD.decided_on, OLD.despite, OLD.area_decision)
            IS DISTINCT FROM
            (NEW.decided_by, NEW.decided_at, NEW.number, NEW.decided_on, NEW.despite, NEW.area_decision))
    THEN
        RAISE EXCEPTION 'what was said of a plan stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER transition_plan_steps BEFORE UPDATE ON transition_plan
    FOR EACH ROW EXECUTE FUNCTION transition_plan_steps();
CREATE TRIGGER transition_plan_stays BEFORE DELETE OR TRUNCATE ON transition_plan
    FOR EACH STATEMENT EXECUTE FUNCTION transition_refuse_change();
CREATE FUNCTION transition_plan_line_of_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_plan uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.plan ELSE NEW.plan END;
BEGIN
    IF NOT EXISTS (SELECT FROM transition_plan WHERE id = of_plan AND state = 'DRAFT') THEN
        RAISE EXCEPTION 'only a draft changes' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER transition_plan_line_of_a_draft BEFORE INSERT OR UPDATE OR DELETE ON transition_plan_line
    FOR EACH ROW EXECUTE FUNCTION transition_plan_line_of_a_draft();
CREATE TRIGGER transition_plan_line_stays BEFORE TRUNCATE ON transition_plan_line
    FOR EACH STATEMENT EXECUTE FUNCTION transition_refuse_change();
