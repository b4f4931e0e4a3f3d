-- purpose: obstacles with one owner and a deadline, what was told of each, and the steps of every machine here
-- reads: nothing
-- writes: coordination_step, coordination_obstacle, coordination_obstacle_event, coordination_subscription,
--     coordination_link and their guards
-- grain: one step of a machine; one obstacle; one event of it; one reader of it; one thing it is linked to

-- The copy of the machines of the domain that triggers ask.
CREATE TABLE coordination_step (
    machine text NOT NULL,
    before text NOT NULL,
    verb text NOT NULL,
    who text NOT NULL,
    after text NOT NULL,
    PRIMARY KEY (machine, before, verb, who)
);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_step FROM salur_app;

CREATE SEQUENCE coordination_obstacle_number;

CREATE TABLE coordination_obstacle (
    id uuid PRIMARY KEY,
    number bigint NOT NULL UNIQUE DEFAULT nextval('coordination_obstacle_number'),
    program text NOT NULL,
    cause text NOT NULL,
    t text NOT NULL,
    path ltree NOT NULL,
    code text NOT NULL,
    -- the month it is about, as a number; a subject that is opaque (a shop, a terminal, a warehouse, a file)
    period integer,
    party uuid,
    subject text NOT NULL DEFAULT '',
    source text NOT NULL,
    -- null: the data itself raised it
    raised_by uuid,
    raised_org uuid,
    owner_org uuid NOT NULL,
    owner_user uuid,
    -- handed over and not accepted yet: the owner stays the owner
    offered_org uuid,
    state text NOT NULL,
    due date NOT NULL,
    level smallint NOT NULL,
    -- the day on which the clock raises it next
    rises_on date NOT NULL,
    families integer NOT NULL DEFAULT 0,
    rupiah bigint NOT NULL DEFAULT 0,
    grams bigint NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    opened_on date NOT NULL,
    resolved_at timestamptz,
    resolved_by uuid,
    verified_at timestamptz,
    restricted boolean NOT NULL DEFAULT false,
    -- how many events tell of it
    told integer NOT NULL DEFAULT 1,
    CONSTRAINT coordination_obstacle_misses_a_t CHECK (
        t IN ('SASARAN', 'JUMLAH', 'WAKTU', 'HARGA', 'KUALITAS', 'ADMINISTRASI')
    ),
    CONSTRAINT coordination_obstacle_has_source CHECK (
        source IN ('exception', 'calendar', 'field', 'complaint', 'meeting', 'person')
    ),
    CONSTRAINT coordination_obstacle_of_region CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})?$'),
    CONSTRAINT coordination_obstacle_within_levels CHECK (level BETWEEN 0 AND 3),
    CONSTRAINT coordination_obstacle_counts CHECK (families >= 0 AND rupiah >= 0 AND grams >= 0),
    CONSTRAINT coordination_obstacle_offered_elsewhere CHECK (
        offered_org IS NULL OR (offered_org <> owner_org AND state NOT IN ('RESOLVED', 'VERIFIED'))
    ),
    CONSTRAINT coordination_obstacle_ended_whole CHECK (
        (state IN ('RESOLVED', 'VERIFIED')) = (resolved_at IS NOT NULL)
        AND (state = 'VERIFIED') = (verified_at IS NOT NULL)
    ),
    CONSTRAINT coordination_obstacle_subject_opaque CHECK (subject !~ '[0-9]{12}')
);
-- Of what the data groups there is one live obstacle at most.
CREATE UNIQUE INDEX coordination_obstacle_one_live ON coordination_obstacle
    (source, program, cause, code, party, subject) NULLS NOT DISTINCT
    WHERE source IN ('exception', 'calendar') AND state <> 'VERIFIED';
CREATE INDEX coordination_obstacle_place ON coordination_obstacle USING gist (path);
CREATE INDEX coordination_obstacle_of_owner ON coordination_obstacle (owner_org, due, number);
CREATE INDEX coordination_obstacle_by_due ON coordination_obstacle (due, number);
CREATE INDEX coordination_obstacle_rising ON coordination_obstacle (rises_on)
    WHERE state IN ('REPORTED', 'CLASSIFIED', 'ASSIGNED', 'IN_PROGRESS', 'REOPENED') AND level < 3;

CREATE TABLE coordination_obstacle_event (
    obstacle_id uuid NOT NULL REFERENCES coordination_obstacle (id),
    n integer NOT NULL,
    at timestamptz NOT NULL,
    -- null: the data itself, or the clock
    by_user uuid,
    by_name text NOT NULL DEFAULT '',
    by_org uuid,
    kind text NOT NULL,
    before text,
    after text,
    words text NOT NULL DEFAULT '',
    evidence uuid,
    organisation uuid,
    due date,
    PRIMARY KEY (obstacle_id, n),
    CONSTRAINT coordination_obstacle_event_of_kind CHECK (
        kind IN (
            'OPENED', 'CLASSIFIED', 'ASSIGNED', 'STARTED', 'COMMENTED', 'ATTACHED', 'OFFERED', 'ACCEPTED', 'RETURNED',
            'ESCALATED', 'RESOLVED', 'VERIFIED', 'REOPENED', 'COUNTED', 'SUBSCRIBED', 'LINKED'
        )
    ),
    CONSTRAINT coordination_obstacle_event_begins CHECK ((n = 1) = (kind = 'OPENED') AND n > 0),
    CONSTRAINT coordination_obstacle_event_with_evidence CHECK (
        kind NOT IN ('RESOLVED', 'ATTACHED') OR evidence IS NOT NULL
    ),
    CONSTRAINT coordination_obstacle_event_with_words CHECK (
        kind NOT IN ('COMMENTED', 'RETURNED', 'RESOLVED', 'REOPENED') OR trim(words) <> ''
    ),
    CONSTRAINT coordination_obstacle_event_no_number CHECK (words !~ '[0-9]{12}')
);

CREATE TABLE coordination_subscription (
    obstacle_id uuid NOT NULL REFERENCES coordination_obstacle (id),
    user_id uuid NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (obstacle_id, user_id)
);
CREATE INDEX coordination_subscription_of_user ON coordination_subscription (user_id);

CREATE TABLE coordination_link (
    obstacle_id uuid NOT NULL REFERENCES coordination_obstacle (id),
    kind text NOT NULL,
    other uuid NOT NULL,
    PRIMARY KEY (obstacle_id, kind, other),
    CONSTRAINT coordination_link_of_kind CHECK (kind IN ('complaint', 'decision', 'report'))
);
CREATE INDEX coordination_link_of_other ON coordination_link (kind, other);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_obstacle, coordination_obstacle_event,
    coordination_subscription, coordination_link FROM salur_app;

CREATE FUNCTION coordination_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Refuses what does not stand in the machine: called with its name and the state that it begins in,
-- for a table with `id` and `state`, after an insert (`now`) or an update (`was`, `now`).
CREATE FUNCTION coordination_takes_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT now.state INTO wrong FROM now
        WHERE now.state <> TG_ARGV[1] AND NOT EXISTS (
            SELECT FROM coordination_step s
            WHERE s.machine = TG_ARGV[0] AND s.before = TG_ARGV[1] AND s.who = 'data' AND s.after = now.state
        ) LIMIT 1;
    ELSE
        SELECT was.state || ' to ' || now.state INTO wrong FROM now JOIN was USING (id)
        WHERE now.state <> was.state AND NOT EXISTS (
            SELECT FROM coordination_step s
            WHERE s.machine = TG_ARGV[0] AND s.before = was.state AND s.after = now.state
        ) LIMIT 1;
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'no step of % leads there: %', TG_ARGV[0], wrong USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER coordination_obstacle_begins AFTER INSERT ON coordination_obstacle
    REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_takes_steps('obstacle', 'REPORTED');
CREATE TRIGGER coordination_obstacle_steps AFTER UPDATE ON coordination_obstacle
    REFERENCING OLD TABLE AS was NEW TABLE AS now
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_takes_steps('obstacle', 'REPORTED');

-- Nothing happens to an obstacle that no event tells, and what it is about stays.
CREATE FUNCTION coordination_obstacle_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (
            SELECT FROM now
            LEFT JOIN coordination_obstacle_event e ON e.obstacle_id = now.id AND e.n = now.told
            WHERE now.told <> 1 OR e.after IS DISTINCT FROM now.state
        ) THEN
            RAISE EXCEPTION 'an obstacle begins with its first event' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM now JOIN was USING (id)
        LEFT JOIN coordination_obstacle_event e ON e.obstacle_id = now.id AND e.n = now.told
        WHERE now.told <> was.told + 1 OR e.n IS NULL
            OR (now.state <> was.state AND e.after IS DISTINCT FROM now.state)
            OR (now.owner_org <> was.owner_org AND e.organisation IS DISTINCT FROM now.owner_org)
    ) THEN
        RAISE EXCEPTION 'a step of an obstacle is told by one event' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM now JOIN was USING (id)) <> (SELECT count(*) FROM was) OR EXISTS (
        SELECT FROM now JOIN was USING (id)
        WHERE (now.number, now.program, now.path, now.code, now.period, now.party, now.subject, now.source,
                now.raised_by, now.raised_org, now.opened_at, now.opened_on)
            IS DISTINCT FROM
            (was.number, was.program, was.path, was.code, was.period, was.party, was.subject, was.source,
                was.raised_by, was.raised_org, was.opened_at, was.opened_on)
            OR now.level < was.level OR (was.restricted AND NOT now.restricted)
    ) THEN
        RAISE EXCEPTION 'what an obstacle is about stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER coordination_obstacle_told_first AFTER INSERT ON coordination_obstacle
    REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_obstacle_is_told();
CREATE TRIGGER coordination_obstacle_told AFTER UPDATE ON coordination_obstacle
    REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_obstacle_is_told();
CREATE TRIGGER coordination_obstacle_stays BEFORE DELETE OR TRUNCATE ON coordination_obstacle
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
CREATE TRIGGER coordination_obstacle_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_obstacle_event
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
CREATE TRIGGER coordination_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_link
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
