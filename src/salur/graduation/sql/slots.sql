-- purpose: places that families left behind, what happened to each in order, and what the database keeps of that
-- reads: coordination_step
-- writes: graduation_slot, graduation_slot_event
-- grain: slot: one change that freed a place; event: one step of one place, numbered

CREATE TABLE graduation_slot (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- the change of the register that freed it
    change bigint NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    from_month integer NOT NULL,
    state text NOT NULL DEFAULT 'FREE',
    -- the change that is to fill it, and whom; then the one that did
    offer bigint,
    family uuid,
    filled_by bigint,
    filled_month integer,
    closed_for text,
    closed_no text,
    free_since timestamptz NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    events integer NOT NULL DEFAULT 1,
    CONSTRAINT graduation_slot_freed_once UNIQUE (change),
    CONSTRAINT graduation_slot_filled_once UNIQUE (filled_by),
    CONSTRAINT graduation_slot_in_a_desa CHECK (code ~ '^[0-9]{10}$'),
    CONSTRAINT graduation_slot_of_month CHECK (
        from_month BETWEEN 190001 AND 999912 AND from_month % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT graduation_slot_offered_to_a_family CHECK (
        (state = 'OFFERED') = (offer IS NOT NULL) AND (state IN ('OFFERED', 'FILLED')) = (family IS NOT NULL)
    ),
    CONSTRAINT graduation_slot_filled_by_a_change CHECK (
        (state = 'FILLED') = (filled_by IS NOT NULL) AND (filled_by IS NULL) = (filled_month IS NULL)
    ),
    CONSTRAINT graduation_slot_not_filled_by_who_left CHECK (filled_by <> change AND offer <> change),
    CONSTRAINT graduation_slot_closed_for_a_reason CHECK (
        (state = 'CLOSED') = (closed_for IS NOT NULL) AND (closed_for IS NULL) = (closed_no IS NULL)
        AND coalesce(closed_for, 'quota') IN ('quota', 'program') AND coalesce(closed_no, '-') <> ''
    )
);
CREATE UNIQUE INDEX graduation_slot_one_offer ON graduation_slot (offer) WHERE offer IS NOT NULL;
CREATE UNIQUE INDEX graduation_slot_family_offered_once ON graduation_slot (family) WHERE state = 'OFFERED';
CREATE INDEX graduation_slot_by_place ON graduation_slot (code, number);
CREATE INDEX graduation_slot_of_path ON graduation_slot USING gist (path);
CREATE INDEX graduation_slot_open ON graduation_slot (from_month, number) WHERE state IN ('FREE', 'OFFERED');

CREATE TABLE graduation_slot_event (
    slot_id uuid NOT NULL REFERENCES graduation_slot (id),
    n integer NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid,
    by_name text NOT NULL,
    by_org uuid,
    -- the verb of the machine; besides, open and move
    kind text NOT NULL,
    before text NOT NULL DEFAULT '',
    after text NOT NULL,
    change bigint,
    family uuid,
    closed_for text,
    closed_no text,
    PRIMARY KEY (slot_id, n)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graduation_slot, graduation_slot_event FROM salur_app;

CREATE TRIGGER graduation_slot_stays BEFORE DELETE OR TRUNCATE ON graduation_slot
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_refuse();
CREATE TRIGGER graduation_slot_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON graduation_slot_event
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_refuse();

-- What freed a place stays, and the place takes the steps of its table, each told as an event.
CREATE FUNCTION graduation_slot_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.number, OLD.change, OLD.from_month, OLD.opened_at)
        IS DISTINCT FROM (NEW.id, NEW.number, NEW.change, NEW.from_month, NEW.opened_at)
        OR (OLD.state = 'FILLED' AND (NEW.state, NEW.filled_by) IS DISTINCT FROM (OLD.state, OLD.filled_by))
    THEN
        RAISE EXCEPTION 'what freed a place, and what filled it, stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.events <> OLD.events + 1 THEN
        RAISE EXCEPTION 'a place changes by an event' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.state <> OLD.state AND NOT EXISTS (
        SELECT FROM coordination_step s WHERE s.machine = 'slot' AND s.before = OLD.state AND s.after = NEW.state
    ) THEN
        RAISE EXCEPTION 'a place does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER graduation_slot_moves BEFORE UPDATE ON graduation_slot
    FOR EACH ROW EXECUTE FUNCTION graduation_slot_step();

CREATE FUNCTION graduation_slot_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM graduation_slot_event e WHERE e.slot_id = NEW.id AND e.n = NEW.events AND e.after = NEW.state
    ) THEN
        RAISE EXCEPTION 'a place has an event for every change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER graduation_slot_told AFTER INSERT OR UPDATE ON graduation_slot
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION graduation_slot_is_told();
