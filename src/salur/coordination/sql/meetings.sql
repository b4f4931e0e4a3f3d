-- purpose: meetings with their regions, who was invited and came, the agenda, what was decided, the minutes
-- reads: nothing
-- writes: coordination_meeting, coordination_attendance, coordination_agenda_item, coordination_decision,
--     coordination_minutes and their guards
-- grain: one meeting; one organisation invited to it; one point of its agenda; one decision; one version of
--     its minutes

CREATE TABLE coordination_meeting (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    program text NOT NULL,
    title text NOT NULL,
    held_on date NOT NULL,
    place text NOT NULL,
    -- the month that agenda and packs are about, as a number
    period integer NOT NULL,
    -- the regions it is about, none within another, as codes and as paths
    codes text[] NOT NULL,
    paths ltree[] NOT NULL,
    -- organisations: what a bank, Bulog or another agency must be in to see the meeting
    invited uuid[] NOT NULL,
    chair text NOT NULL DEFAULT '',
    state text NOT NULL,
    planned_by uuid NOT NULL,
    planned_by_name text NOT NULL,
    planned_org uuid NOT NULL,
    planned_at timestamptz NOT NULL,
    packed_at timestamptz,
    opened_at timestamptz,
    minuted_at timestamptz,
    called_off_at timestamptz,
    called_off_why text NOT NULL DEFAULT '',
    CONSTRAINT coordination_meeting_of_kind CHECK (kind IN ('TEAM', 'PROVINCE', 'REGIONAL', 'NATIONAL')),
    CONSTRAINT coordination_meeting_in_state CHECK (
        state IN ('PLANNED', 'PACKED', 'HELD', 'MINUTED', 'CALLED_OFF')
    ),
    CONSTRAINT coordination_meeting_somewhere CHECK (
        cardinality(codes) > 0 AND cardinality(codes) = cardinality(paths)
    ),
    CONSTRAINT coordination_meeting_named CHECK (trim(title) <> '' AND trim(place) <> ''),
    CONSTRAINT coordination_meeting_called_off_whole CHECK (
        (state = 'CALLED_OFF') = (called_off_at IS NOT NULL)
        AND (called_off_at IS NULL) = (trim(called_off_why) = '')
    )
);
CREATE INDEX coordination_meeting_newest ON coordination_meeting (held_on DESC, id);

CREATE TABLE coordination_attendance (
    meeting_id uuid NOT NULL REFERENCES coordination_meeting (id),
    organisation uuid NOT NULL,
    present boolean,
    people text NOT NULL DEFAULT '',
    noted_by uuid,
    noted_by_name text NOT NULL DEFAULT '',
    noted_at timestamptz,
    PRIMARY KEY (meeting_id, organisation)
);

CREATE TABLE coordination_agenda_item (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES coordination_meeting (id),
    position integer NOT NULL,
    kind text NOT NULL,
    -- empty: the whole meeting's
    code text NOT NULL,
    path ltree,
    party uuid,
    subject text NOT NULL DEFAULT '',
    figures jsonb NOT NULL DEFAULT '{}',
    words text NOT NULL DEFAULT '',
    -- null: the data itself drew it
    added_by uuid,
    added_by_name text NOT NULL,
    added_at timestamptz NOT NULL,
    dropped_by uuid,
    dropped_by_name text NOT NULL DEFAULT '',
    dropped_at timestamptz,
    dropped_why text NOT NULL DEFAULT '',
    CONSTRAINT coordination_agenda_item_of_kind CHECK (
        kind IN ('realisation', 'quota', 'obstacle', 'report', 'transition', 'own')
    ),
    CONSTRAINT coordination_agenda_item_somewhere CHECK ((path IS NULL) = (code = '')),
    CONSTRAINT coordination_agenda_item_said CHECK ((kind = 'own') = (trim(words) <> '')),
    CONSTRAINT coordination_agenda_item_dropped_whole CHECK (
        (dropped_at IS NULL) = (trim(dropped_why) = '')
    )
);
CREATE UNIQUE INDEX coordination_agenda_item_once ON coordination_agenda_item (meeting_id, kind, code, subject)
    WHERE kind <> 'own';
CREATE INDEX coordination_agenda_item_in_order ON coordination_agenda_item (meeting_id, position);

CREATE TABLE coordination_decision (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES coordination_meeting (id),
    n integer NOT NULL,
    item_id uuid REFERENCES coordination_agenda_item (id),
    words text NOT NULL,
    code text NOT NULL,
    path ltree,
    owner_org uuid,
    due date,
    -- what somebody does about it; null: only noted
    obstacle_id uuid,
    decided_by uuid NOT NULL,
    decided_by_name text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT coordination_decision_numbered UNIQUE (meeting_id, n),
    CONSTRAINT coordination_decision_said CHECK (trim(words) <> ''),
    CONSTRAINT coordination_decision_somewhere CHECK ((path IS NULL) = (code = '')),
    CONSTRAINT coordination_decision_has_owner CHECK (
        (obstacle_id IS NULL) = (owner_org IS NULL) AND (obstacle_id IS NULL) = (due IS NULL)
    )
);
CREATE INDEX coordination_decision_of_obstacle ON coordination_decision (obstacle_id);

CREATE TABLE coordination_minutes (
    meeting_id uuid NOT NULL REFERENCES coordination_meeting (id),
    version integer NOT NULL,
    content text NOT NULL,
    digest text NOT NULL,
    reason text NOT NULL DEFAULT '',
    written_by uuid NOT NULL,
    written_by_name text NOT NULL,
    written_at timestamptz NOT NULL,
    signed_by uuid,
    signed_by_name text NOT NULL DEFAULT '',
    signed_title text NOT NULL DEFAULT '',
    signed_nip text NOT NULL DEFAULT '',
    signed_at timestamptz,
    PRIMARY KEY (meeting_id, version),
    CONSTRAINT coordination_minutes_hashed CHECK (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    CONSTRAINT coordination_minutes_corrected_for_a_reason CHECK ((version = 1) = (trim(reason) = '')),
    CONSTRAINT coordination_minutes_signed_whole CHECK ((signed_by IS NULL) = (signed_at IS NULL))
);
CREATE UNIQUE INDEX coordination_minutes_one_draft ON coordination_minutes (meeting_id) WHERE signed_at IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    coordination_meeting, coordination_attendance, coordination_agenda_item, coordination_decision,
    coordination_minutes
FROM salur_app;

CREATE TRIGGER coordination_meeting_begins AFTER INSERT ON coordination_meeting
    REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_takes_steps('meeting', 'PLANNED');
CREATE TRIGGER coordination_meeting_steps AFTER UPDATE ON coordination_meeting
    REFERENCING OLD TABLE AS was NEW TABLE AS now
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_takes_steps('meeting', 'PLANNED');
CREATE TRIGGER coordination_meeting_stays BEFORE DELETE OR TRUNCATE ON coordination_meeting
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();

-- Where and when is changed until it is held; what it was about, who planned it and what is said of its steps stay.
CREATE FUNCTION coordination_meeting_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.kind, OLD.codes, OLD.paths, OLD.period, OLD.planned_by, OLD.planned_org, OLD.planned_at)
            IS DISTINCT FROM
            (NEW.id, NEW.kind, NEW.codes, NEW.paths, NEW.period, NEW.planned_by, NEW.planned_org, NEW.planned_at)
        OR (OLD.state NOT IN ('PLANNED', 'PACKED')
            AND (OLD.title, OLD.held_on, OLD.place, OLD.invited, OLD.chair, OLD.packed_at, OLD.opened_at)
            IS DISTINCT FROM (NEW.title, NEW.held_on, NEW.place, NEW.invited, NEW.chair, NEW.packed_at, NEW.opened_at))
        OR OLD.state = 'CALLED_OFF'
    THEN
        RAISE EXCEPTION 'what is said of a meeting stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_meeting_keeps BEFORE UPDATE ON coordination_meeting
    FOR EACH ROW EXECUTE FUNCTION coordination_meeting_keeps();

-- An agenda is edited until the meeting is held; what was dropped stays with its reason.
CREATE FUNCTION coordination_agenda_item_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM coordination_meeting WHERE id = NEW.meeting_id AND state IN ('PLANNED', 'PACKED')
    ) THEN
        RAISE EXCEPTION 'the agenda of a meeting that was held stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        (OLD.id, OLD.meeting_id, OLD.kind, OLD.code, OLD.subject, OLD.words, OLD.added_at)
            IS DISTINCT FROM
            (NEW.id, NEW.meeting_id, NEW.kind, NEW.code, NEW.subject, NEW.words, NEW.added_at)
        OR (OLD.dropped_by IS NOT NULL AND (OLD.dropped_by, OLD.dropped_why, OLD.dropped_at)
            IS DISTINCT FROM (NEW.dropped_by, NEW.dropped_why, NEW.dropped_at))
    ) THEN
        RAISE EXCEPTION 'what a point is about, and why it was dropped, stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_agenda_item_keeps BEFORE INSERT OR UPDATE ON coordination_agenda_item
    FOR EACH ROW EXECUTE FUNCTION coordination_agenda_item_keeps();
CREATE TRIGGER coordination_agenda_item_stays BEFORE DELETE OR TRUNCATE ON coordination_agenda_item
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
CREATE TRIGGER coordination_attendance_stays BEFORE DELETE OR TRUNCATE ON coordination_attendance
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
CREATE FUNCTION coordination_decision_of_a_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM coordination_meeting WHERE id = NEW.meeting_id AND state = 'HELD') THEN
        RAISE EXCEPTION 'decisions are made while a meeting is held' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_decision_of_a_meeting BEFORE INSERT ON coordination_decision
    FOR EACH ROW EXECUTE FUNCTION coordination_decision_of_a_meeting();
CREATE TRIGGER coordination_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_decision
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();

-- Minutes that are signed off never change; a draft is written anew until it is.
CREATE FUNCTION coordination_minutes_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL OR (OLD.meeting_id, OLD.version) IS DISTINCT FROM (NEW.meeting_id, NEW.version)
        OR (NEW.signed_at IS NOT NULL AND NEW.content <> OLD.content)
    THEN
        RAISE EXCEPTION 'minutes that are signed off stay' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_minutes_keep BEFORE UPDATE ON coordination_minutes
    FOR EACH ROW EXECUTE FUNCTION coordination_minutes_keep();
CREATE TRIGGER coordination_minutes_stay BEFORE DELETE OR TRUNCATE ON coordination_minutes
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
