-- purpose: what follows when a family has left: the days on which somebody looks how it stands, and to whom it was
--          referred for what
-- reads: coordination_step, graduation_case
-- writes: graduation_follow_up, graduation_referral, graduation_referral_event
-- grain: follow-up: one day of one case; referral: one kind of support asked of one organisation; event: one step of
--        one referral, numbered

CREATE TABLE graduation_follow_up (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL REFERENCES graduation_case (id),
    -- months after the first day of the month that the family left in
    months integer NOT NULL,
    -- whether the case may end with it
    last boolean NOT NULL,
    due_on date NOT NULL,
    -- the last day that is in time
    until_on date NOT NULL,
    done_on date,
    outcome text,
    words_sealed bytea,
    visit uuid,
    done_by uuid,
    done_at timestamptz,
    UNIQUE (case_id, months),
    CONSTRAINT graduation_follow_up_in_order CHECK (months > 0 AND until_on >= due_on),
    CONSTRAINT graduation_follow_up_outcome CHECK (
        outcome IN ('STANDS', 'STRUGGLES', 'FELL_BACK', 'NOT_FOUND')
    ),
    CONSTRAINT graduation_follow_up_done_whole CHECK (
        (done_on IS NULL) = (outcome IS NULL) AND (done_on IS NULL) = (done_by IS NULL)
        AND (done_on IS NULL) = (done_at IS NULL)
    )
);
CREATE INDEX graduation_follow_up_open ON graduation_follow_up (due_on, case_id) WHERE done_on IS NULL;

CREATE TABLE graduation_referral (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    family uuid NOT NULL,
    id_kpm text NOT NULL,
    -- as the register named it on that day: the organisation sees the name, and no number
    family_name text NOT NULL,
    case_id uuid REFERENCES graduation_case (id),
    kind text NOT NULL,
    organisation uuid NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    words_sealed bytea NOT NULL,
    state text NOT NULL DEFAULT 'SENT',
    made_on date NOT NULL,
    -- until when it is answered; once taken, until when it is delivered
    due_on date NOT NULL,
    answered_on date,
    -- whether the first answer came in time; null until there is one
    in_time boolean,
    ended_on date,
    made_by uuid NOT NULL,
    made_org uuid,
    changed_at timestamptz NOT NULL,
    events integer NOT NULL DEFAULT 1,
    CONSTRAINT graduation_referral_of_a_kind CHECK (kind ~ '^[A-Z_]+$'),
    CONSTRAINT graduation_referral_ends CHECK ((state IN ('SENT', 'TAKEN')) = (ended_on IS NULL)),
    CONSTRAINT graduation_referral_answered CHECK ((answered_on IS NULL) = (in_time IS NULL)),
    CONSTRAINT graduation_referral_taken_is_answered CHECK (
        answered_on IS NOT NULL OR state IN ('SENT', 'RECALLED')
    )
);
CREATE UNIQUE INDEX graduation_referral_live_once ON graduation_referral (id_kpm, kind, organisation)
    WHERE state IN ('SENT', 'TAKEN');
CREATE INDEX graduation_referral_by_place ON graduation_referral (code, number);
CREATE INDEX graduation_referral_waiting ON graduation_referral (organisation, due_on)
    WHERE state IN ('SENT', 'TAKEN');
CREATE INDEX graduation_referral_of_family ON graduation_referral (family);
CREATE INDEX graduation_referral_of_id ON graduation_referral (id_kpm) WHERE state = 'DELIVERED';

CREATE TABLE graduation_referral_event (
    referral uuid NOT NULL REFERENCES graduation_referral (id),
    n integer NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid NOT NULL,
    by_name text NOT NULL,
    by_org uuid,
    kind text NOT NULL,
    before text NOT NULL DEFAULT '',
    after text NOT NULL,
    words_sealed bytea,
    due_on date NOT NULL,
    PRIMARY KEY (referral, n)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graduation_follow_up, graduation_referral, graduation_referral_event
    FROM salur_app;

CREATE FUNCTION graduation_along_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER graduation_follow_up_stays BEFORE DELETE OR TRUNCATE ON graduation_follow_up
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_along_refuse();
CREATE TRIGGER graduation_referral_stays BEFORE DELETE OR TRUNCATE ON graduation_referral
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_along_refuse();
CREATE TRIGGER graduation_referral_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON graduation_referral_event
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_along_refuse();

-- A follow-up is done once; what it said stays.
CREATE FUNCTION graduation_follow_up_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.done_on IS NOT NULL
        OR (OLD.id, OLD.case_id, OLD.months, OLD.last, OLD.due_on, OLD.until_on)
            IS DISTINCT FROM (NEW.id, NEW.case_id, NEW.months, NEW.last, NEW.due_on, NEW.until_on)
    THEN
        RAISE EXCEPTION 'a follow-up is done once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER graduation_follow_up_done BEFORE UPDATE ON graduation_follow_up
    FOR EACH ROW EXECUTE FUNCTION graduation_follow_up_once();

-- What was asked, of whom and for whom stays as it was, and the state takes the steps of its table.
CREATE FUNCTION graduation_referral_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.number, OLD.family, OLD.id_kpm, OLD.family_name, OLD.case_id, OLD.kind, OLD.organisation,
            OLD.words_sealed, OLD.made_on, OLD.made_by, OLD.made_org)
        IS DISTINCT FROM (NEW.id, NEW.number, NEW.family, NEW.id_kpm, NEW.family_name, NEW.case_id, NEW.kind,
            NEW.organisation, NEW.words_sealed, NEW.made_on, NEW.made_by, NEW.made_org)
        OR (OLD.in_time IS NOT NULL
            AND (OLD.in_time, OLD.answered_on) IS DISTINCT FROM (NEW.in_time, NEW.answered_on))
    THEN
        RAISE EXCEPTION 'what a family was referred for stays as it was' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Besides its steps it follows its desa to another code.
    IF NEW.events <> OLD.events + 1 OR ((NEW.state <> OLD.state OR NEW.code = OLD.code) AND NOT EXISTS (
        SELECT FROM coordination_step s
        WHERE s.machine = 'referral' AND s.before = OLD.state AND s.after = NEW.state
    )) THEN
        RAISE EXCEPTION 'a referral does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER graduation_referral_moves BEFORE UPDATE ON graduation_referral
    FOR EACH ROW EXECUTE FUNCTION graduation_referral_step();

CREATE FUNCTION graduation_referral_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM graduation_referral_event e
        WHERE e.referral = NEW.id AND e.n = NEW.events AND e.after = NEW.state
    ) THEN
        RAISE EXCEPTION 'a referral has an event for every change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER graduation_referral_told AFTER INSERT OR UPDATE ON graduation_referral
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION graduation_referral_is_told();
