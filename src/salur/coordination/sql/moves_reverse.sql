-- purpose: undoes moves.sql; what moved stays where it is
-- reads: nothing
-- writes: guards of coordination_obstacle, coordination_obstacle_event, coordination_meeting, coordination_agenda_item
-- grain: one guard

ALTER TABLE coordination_obstacle_event DROP CONSTRAINT coordination_obstacle_event_of_kind;
ALTER TABLE coordination_obstacle_event
    ADD CONSTRAINT coordination_obstacle_event_of_kind CHECK (
        kind IN (
            'OPENED', 'CLASSIFIED', 'ASSIGNED', 'STARTED', 'COMMENTED', 'ATTACHED', 'OFFERED', 'ACCEPTED', 'RETURNED',
            'ESCALATED', 'RESOLVED', 'VERIFIED', 'REOPENED', 'COUNTED', 'SUBSCRIBED', 'LINKED'
        )
    ) NOT VALID;

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

CREATE OR REPLACE FUNCTION coordination_meeting_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION coordination_agenda_item_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
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
