-- purpose: families on their way out, what happened to each in order, and what the database itself keeps of that
-- reads: coordination_step
-- writes: graduation_case, graduation_case_event
-- grain: case: one family and way out; event: one step of one case, numbered

CREATE TABLE graduation_case (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id_kpm text NOT NULL,
    family uuid NOT NULL,
    program text NOT NULL DEFAULT '',
    kind text NOT NULL,
    source text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    state text NOT NULL,
    -- the home visit that it rests on
    visit uuid,
    no_ba text,
    tanggal_ba date,
    decided_by uuid,
    -- the month from which the village wants it, then the register's own
    asked integer,
    letter_no text,
    told_on date,
    told_to text,
    object_until date,
    objected_on date,
    objected_by uuid,
    answered_by uuid,
    -- the line of the register that ends it
    change bigint,
    left_from integer,
    -- the berita acara by which it came back
    return_no_ba text,
    return_tanggal_ba date,
    due date,
    opened_by uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    events integer NOT NULL DEFAULT 1,
    CONSTRAINT graduation_case_kind_known CHECK (kind IN ('ALAMIAH', 'MANDIRI')),
    CONSTRAINT graduation_case_source_known CHECK (source IN ('facilitator', 'family', 'rule', 'berita_acara')),
    CONSTRAINT graduation_case_leaves_by_berita_acara CHECK (
        state IN ('PROPOSED', 'VISITED', 'STAYS')
        OR (coalesce(no_ba, '') <> '' AND tanggal_ba IS NOT NULL AND asked IS NOT NULL)
    ),
    CONSTRAINT graduation_case_is_seen_before_it_is_decided CHECK (
        visit IS NOT NULL OR state IN ('PROPOSED', 'STAYS') OR change IS NOT NULL
    ),
    CONSTRAINT graduation_case_is_told_before_it_is_submitted CHECK (
        state NOT IN ('TOLD', 'OBJECTED', 'CONFIRMED', 'SUBMITTED') OR object_until IS NOT NULL
    ),
    CONSTRAINT graduation_case_told_by_letter CHECK (
        (object_until IS NULL) = (told_on IS NULL) AND (told_on IS NULL) = (letter_no IS NULL)
        AND (told_on IS NULL) = (told_to IS NULL) AND coalesce(letter_no, '-') <> ''
        AND coalesce(object_until >= told_on, true)
    ),
    CONSTRAINT graduation_case_objection_is_dated CHECK (
        state NOT IN ('OBJECTED', 'CONTESTED') OR (objected_on IS NOT NULL AND due IS NOT NULL)
    ),
    CONSTRAINT graduation_case_answered_by_another CHECK (
        answered_by IS NULL OR (
            answered_by <> opened_by AND answered_by IS DISTINCT FROM decided_by
            AND answered_by IS DISTINCT FROM objected_by
        )
    ),
    CONSTRAINT graduation_case_in_the_register CHECK (
        state NOT IN ('SUBMITTED', 'ENDORSED', 'LEFT', 'CONTESTED', 'RETURNING', 'RETURNED', 'STANDING')
        OR change IS NOT NULL
    ),
    CONSTRAINT graduation_case_left_from_a_month CHECK (
        state NOT IN ('ENDORSED', 'LEFT', 'CONTESTED', 'RETURNING', 'RETURNED', 'STANDING') OR left_from IS NOT NULL
    ),
    CONSTRAINT graduation_case_returns_by_berita_acara CHECK (
        state <> 'RETURNED' OR (coalesce(return_no_ba, '') <> '' AND return_tanggal_ba IS NOT NULL)
    ),
    CONSTRAINT graduation_case_of_month CHECK (
        coalesce(asked, 190001) BETWEEN 190001 AND 999912 AND coalesce(asked, 1) % 100 BETWEEN 1 AND 12
        AND coalesce(left_from, 190001) BETWEEN 190001 AND 999912 AND coalesce(left_from, 1) % 100 BETWEEN 1 AND 12
    )
);
CREATE UNIQUE INDEX graduation_case_one_way_at_a_time ON graduation_case (id_kpm)
    WHERE state NOT IN ('STAYS', 'STANDING', 'RETURNED');
CREATE UNIQUE INDEX graduation_case_of_change ON graduation_case (change) WHERE change IS NOT NULL;
CREATE INDEX graduation_case_of_family ON graduation_case (family, number);
CREATE INDEX graduation_case_by_place ON graduation_case (code, number);
CREATE INDEX graduation_case_of_path ON graduation_case USING gist (path);
CREATE INDEX graduation_case_by_state ON graduation_case (state, number);
CREATE INDEX graduation_case_to_lapse ON graduation_case (object_until) WHERE state = 'TOLD';
CREATE INDEX graduation_case_of_berita_acara ON graduation_case (no_ba, code) WHERE no_ba IS NOT NULL;

CREATE TABLE graduation_case_event (
    case_id uuid NOT NULL REFERENCES graduation_case (id),
    n integer NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid,
    by_name text NOT NULL,
    by_org uuid,
    -- the verb of the machine; besides, open and move
    kind text NOT NULL,
    before text NOT NULL DEFAULT '',
    after text NOT NULL,
    words_sealed bytea,
    no_ba text,
    day date,
    visit uuid,
    PRIMARY KEY (case_id, n)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graduation_case, graduation_case_event FROM salur_app;

CREATE FUNCTION graduation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER graduation_case_stays BEFORE DELETE OR TRUNCATE ON graduation_case
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_refuse();
CREATE TRIGGER graduation_case_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON graduation_case_event
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_refuse();

-- Whose way it is stays as it was opened; every change of it is an event.
CREATE FUNCTION graduation_case_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.number, OLD.id_kpm, OLD.family, OLD.program, OLD.source, OLD.opened_by, OLD.opened_at)
        IS DISTINCT FROM (NEW.id, NEW.number, NEW.id_kpm, NEW.family, NEW.program, NEW.source, NEW.opened_by,
            NEW.opened_at)
        OR (OLD.change IS NOT NULL AND NEW.change IS DISTINCT FROM OLD.change)
        OR (OLD.no_ba IS NOT NULL AND NEW.no_ba IS NULL)
    THEN
        RAISE EXCEPTION 'whose way out it is stays as it was opened' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.events <> OLD.events + 1 THEN
        RAISE EXCEPTION 'a case changes by an event' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER graduation_case_moves BEFORE UPDATE ON graduation_case
    FOR EACH ROW EXECUTE FUNCTION graduation_case_step();

-- An event is an opening, a step of the table, or a move to another region; and it follows the one before it.
CREATE FUNCTION graduation_case_event_is_a_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (
        (NEW.n = 1 AND NEW.kind = 'open' AND NEW.before = '' AND NEW.after = 'PROPOSED')
        OR (NEW.n > 1 AND NEW.kind = 'move' AND NEW.before = NEW.after)
        OR ((NEW.n > 1 OR NEW.kind = 'adopt') AND EXISTS (
            SELECT FROM coordination_step s
            WHERE s.machine = 'case' AND (s.before, s.verb, s.after) = (NEW.before, NEW.kind, NEW.after)
        ))
    ) THEN
        RAISE EXCEPTION 'a case does not go from % to % by %', NEW.before, NEW.after, NEW.kind
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.n > 1 AND NOT EXISTS (
        SELECT FROM graduation_case_event e
        WHERE e.case_id = NEW.case_id AND e.n = NEW.n - 1 AND e.after = NEW.before
    ) THEN
        RAISE EXCEPTION 'an event of a case follows the one before it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER graduation_case_event_steps BEFORE INSERT ON graduation_case_event
    FOR EACH ROW EXECUTE FUNCTION graduation_case_event_is_a_step();

CREATE FUNCTION graduation_case_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM graduation_case_event e WHERE e.case_id = NEW.id AND e.n = NEW.events AND e.after = NEW.state
    ) THEN
        RAISE EXCEPTION 'a case has an event for every change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER graduation_case_told AFTER INSERT OR UPDATE ON graduation_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION graduation_case_is_told();
