-- purpose: complaints with their clocks, what was said about each in order, the exceptions they are about, and how
--          often people without a name have knocked
-- reads: coordination_step
-- writes: coordination_complaint, coordination_complaint_event, coordination_complaint_exception, coordination_pace
-- grain: complaint: one; event: one step of one complaint, numbered; exception: one pair; pace: one source and run of time

CREATE TABLE coordination_complaint (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    program text NOT NULL DEFAULT '',
    channel text NOT NULL,
    -- the number that SMS 1708 or LAPOR gave it
    source_number text NOT NULL DEFAULT '',
    t text NOT NULL DEFAULT '',
    cause text NOT NULL DEFAULT '',
    code text NOT NULL,
    path ltree NOT NULL,
    sensitive text NOT NULL DEFAULT '',
    restricted boolean GENERATED ALWAYS AS (sensitive <> '') STORED,
    anonymous boolean NOT NULL,
    who_sealed bytea,
    words_sealed bytea NOT NULL,
    secret uuid,
    state text NOT NULL DEFAULT 'RECEIVED',
    due date NOT NULL,
    forwarded_org uuid,
    family uuid,
    -- whether the first answer came in time; null until there is one
    in_time boolean,
    reopened integer NOT NULL DEFAULT 0,
    events integer NOT NULL DEFAULT 1,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL,
    changed_at timestamptz NOT NULL,
    evidence uuid,
    received_by uuid,
    received_org uuid,
    CONSTRAINT coordination_complaint_channel CHECK (
        channel IN ('TATAP_MUKA', 'FORMULIR', 'SMS_1708', 'LAPOR', 'SURAT', 'TELEPON')
    ),
    CONSTRAINT coordination_complaint_of_a_t CHECK (
        t IN ('SASARAN', 'JUMLAH', 'WAKTU', 'HARGA', 'KUALITAS', 'ADMINISTRASI')
        OR (t = '' AND state = 'RECEIVED')
    ),
    CONSTRAINT coordination_complaint_sensitive_for CHECK (sensitive IN ('', 'KORUPSI', 'KEKERASAN', 'PETUGAS')),
    CONSTRAINT coordination_complaint_has_its_answerer CHECK (
        forwarded_org IS NOT NULL OR state IN ('RECEIVED', 'VERIFIED')
    ),
    CONSTRAINT coordination_complaint_anonymous_is_nobody CHECK (NOT anonymous OR who_sealed IS NULL)
);
CREATE UNIQUE INDEX coordination_complaint_came_once ON coordination_complaint (channel, source_number)
    WHERE source_number <> '';
CREATE INDEX coordination_complaint_by_place ON coordination_complaint (code, number);
CREATE INDEX coordination_complaint_forwarded ON coordination_complaint (forwarded_org, due) WHERE state = 'FORWARDED';
CREATE INDEX coordination_complaint_to_close ON coordination_complaint (due) WHERE state = 'ANSWERED';
CREATE INDEX coordination_complaint_of_family ON coordination_complaint (family) WHERE family IS NOT NULL;

CREATE TABLE coordination_complaint_event (
    complaint uuid NOT NULL REFERENCES coordination_complaint (id),
    n integer NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid,
    by_name text NOT NULL,
    by_org uuid,
    kind text NOT NULL,
    before text NOT NULL DEFAULT '',
    after text NOT NULL,
    words_sealed bytea,
    organisation uuid,
    due date,
    PRIMARY KEY (complaint, n)
);

CREATE TABLE coordination_complaint_exception (
    complaint uuid NOT NULL REFERENCES coordination_complaint (id),
    exception uuid NOT NULL,
    PRIMARY KEY (complaint, exception)
);

CREATE TABLE coordination_pace (
    kind text NOT NULL,
    source uuid NOT NULL,
    began timestamptz NOT NULL,
    asked integer NOT NULL,
    PRIMARY KEY (kind, source, began)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_complaint, coordination_complaint_event,
    coordination_complaint_exception, coordination_pace FROM salur_app;

CREATE FUNCTION coordination_complaint_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER coordination_complaint_stays BEFORE DELETE OR TRUNCATE ON coordination_complaint
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_complaint_refuse();
CREATE TRIGGER coordination_complaint_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_complaint_event
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_complaint_refuse();
CREATE TRIGGER coordination_complaint_exception_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_complaint_exception
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_complaint_refuse();

-- What was said and by whom stays as it came, and the state takes the steps of its table.
CREATE FUNCTION coordination_complaint_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.number, OLD.channel, OLD.source_number, OLD.anonymous, OLD.who_sealed, OLD.words_sealed, OLD.secret,
            OLD.received_at, OLD.received_on, OLD.evidence, OLD.received_by, OLD.received_org)
        IS DISTINCT FROM (NEW.id, NEW.number, NEW.channel, NEW.source_number, NEW.anonymous, NEW.who_sealed,
            NEW.words_sealed, NEW.secret, NEW.received_at, NEW.received_on, NEW.evidence, NEW.received_by,
            NEW.received_org)
        OR (OLD.in_time IS NOT NULL AND NEW.in_time IS DISTINCT FROM OLD.in_time)
    THEN
        RAISE EXCEPTION 'what was complained of stays as it came' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.events <> OLD.events + 1 THEN
        RAISE EXCEPTION 'a complaint changes by an event' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.state = 'CLOSED' OR (NEW.state <> OLD.state AND NOT EXISTS (
        SELECT FROM coordination_step s WHERE s.machine = 'complaint' AND s.before = OLD.state AND s.after = NEW.state
    )) THEN
        RAISE EXCEPTION 'a complaint does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_complaint_moves BEFORE UPDATE ON coordination_complaint
    FOR EACH ROW EXECUTE FUNCTION coordination_complaint_step();

CREATE FUNCTION coordination_complaint_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM coordination_complaint_event e WHERE e.complaint = NEW.id AND e.n = NEW.events AND e.after = NEW.state
    ) THEN
        RAISE EXCEPTION 'a complaint has an event for every change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER coordination_complaint_told AFTER INSERT OR UPDATE ON coordination_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coordination_complaint_is_told();
