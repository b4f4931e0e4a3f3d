-- purpose: lets what is live follow its region to another code: obstacles by an event, meetings and points of agendas
--     to the region that holds all of theirs
-- reads: places_heir
-- writes: guards of coordination_obstacle, coordination_obstacle_event, coordination_meeting, coordination_agenda_item
-- grain: one guard

ALTER TABLE coordination_obstacle_event
    DROP CONSTRAINT coordination_obstacle_event_of_kind,
    ADD CONSTRAINT coordination_obstacle_event_of_kind CHECK (
        kind IN (
            'OPENED', 'CLASSIFIED', 'ASSIGNED', 'STARTED', 'COMMENTED', 'ATTACHED', 'OFFERED', 'ACCEPTED', 'RETURNED',
            'ESCALATED', 'RESOLVED', 'VERIFIED', 'REOPENED', 'COUNTED', 'SUBSCRIBED', 'LINKED', 'MOVED'
        )
    );

-- Nothing happens to an obstacle that no event tells, and what it is about stays; where it is changes by an event that
-- tells of nothing else.
CREATE OR REPLACE FUNCTION coordination_obstacle_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
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
            OR ((now.path, now.code) IS DISTINCT FROM (was.path, was.code)) <> (e.kind = 'MOVED')
    ) THEN
        RAISE EXCEPTION 'a step of an obstacle is told by one event' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM now JOIN was USING (id)) <> (SELECT count(*) FROM was) OR EXISTS (
        SELECT FROM now JOIN was USING (id)
        WHERE (now.number, now.program, now.period, now.party, now.subject, now.source, now.raised_by,
                now.raised_org, now.opened_at, now.opened_on)
            IS DISTINCT FROM
            (was.number, was.program, was.period, was.party, was.subject, was.source, was.raised_by,
                was.raised_org, was.opened_at, was.opened_on)
            OR now.level < was.level OR (was.restricted AND NOT now.restricted)
    ) THEN
        RAISE EXCEPTION 'what an obstacle is about stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

-- Where and when is changed until it is held; what it was about, who planned it and what is said of its steps stay. Its
-- regions follow the codes that hold all of them, until the minutes.
CREATE OR REPLACE FUNCTION coordination_meeting_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.kind, OLD.period, OLD.planned_by, OLD.planned_org, OLD.planned_at)
            IS DISTINCT FROM
            (NEW.id, NEW.kind, NEW.period, NEW.planned_by, NEW.planned_org, NEW.planned_at)
        OR ((OLD.codes, OLD.paths) IS DISTINCT FROM (NEW.codes, NEW.paths) AND (
            OLD.state NOT IN ('PLANNED', 'PACKED', 'HELD')
            OR NEW.codes <> (
                SELECT array_agg(DISTINCT coalesce(h.new_code, c) ORDER BY coalesce(h.new_code, c))
                FROM unnest(OLD.codes) AS c LEFT JOIN places_heir h ON h.old_code = c)))
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

-- An agenda is edited until the meeting is held; what was dropped stays with its reason. A point follows its region.
CREATE OR REPLACE FUNCTION coordination_agenda_item_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM coordination_meeting WHERE id = NEW.meeting_id AND state IN ('PLANNED', 'PACKED')
    ) THEN
        RAISE EXCEPTION 'the agenda of a meeting that was held stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        (OLD.id, OLD.meeting_id, OLD.kind, OLD.subject, OLD.words, OLD.added_at)
            IS DISTINCT FROM
            (NEW.id, NEW.meeting_id, NEW.kind, NEW.subject, NEW.words, NEW.added_at)
        OR (OLD.code <> NEW.code AND NOT EXISTS (
            SELECT FROM places_heir WHERE old_code = OLD.code AND new_code = NEW.code))
        OR (OLD.dropped_by IS NOT NULL AND (OLD.dropped_by, OLD.dropped_why, OLD.dropped_at)
            IS DISTINCT FROM (NEW.dropped_by, NEW.dropped_why, NEW.dropped_at))
    ) THEN
        RAISE EXCEPTION 'what a point is about, and why it was dropped, stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
