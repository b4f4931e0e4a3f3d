-- purpose: minutes written by one person and signed by another, returned for a reason; what is told of a meeting
-- reads: coordination_minutes, coordination_step
-- writes: coordination_minutes (its columns and guard), coordination_meeting_event and its guard
-- grain: one version of minutes; one event of a meeting

ALTER TABLE coordination_minutes
    ADD COLUMN state text NOT NULL DEFAULT 'WRITTEN',
    -- who wrote this version before whoever wrote it last: none of them signs it
    ADD COLUMN wrote_before uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN returned_by uuid,
    ADD COLUMN returned_by_name text NOT NULL DEFAULT '',
    ADD COLUMN returned_at timestamptz,
    ADD COLUMN returned_why text NOT NULL DEFAULT '';

-- What was signed before two people were asked for stays as it was signed, and only bears its state now.
ALTER TABLE coordination_minutes DISABLE TRIGGER coordination_minutes_keep;
UPDATE coordination_minutes SET state = 'SIGNED' WHERE signed_at IS NOT NULL;
ALTER TABLE coordination_minutes ENABLE TRIGGER coordination_minutes_keep;
ALTER TABLE coordination_minutes
    ADD CONSTRAINT coordination_minutes_in_state CHECK (state IN ('WRITTEN', 'RETURNED', 'SIGNED')),
    ADD CONSTRAINT coordination_minutes_signed_state CHECK ((state = 'SIGNED') = (signed_at IS NOT NULL)),
    ADD CONSTRAINT coordination_minutes_returned_whole CHECK (
        (returned_at IS NULL) = (returned_by IS NULL) AND (returned_at IS NULL) = (trim(returned_why) = '')
        AND (state = 'RETURNED') = (returned_at IS NOT NULL)
    ),
    ADD CONSTRAINT coordination_minutes_four_eyes CHECK (
        signed_by IS NULL OR (signed_by <> written_by AND signed_by <> ALL (wrote_before))
    ) NOT VALID;

-- Minutes take the steps of their table; signed ones never change, and nobody who wrote is forgotten.
CREATE OR REPLACE FUNCTION coordination_minutes_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL OR (OLD.meeting_id, OLD.version) IS DISTINCT FROM (NEW.meeting_id, NEW.version)
        OR (NEW.state <> 'WRITTEN' AND (NEW.content, NEW.written_by) IS DISTINCT FROM (OLD.content, OLD.written_by))
        OR NOT (OLD.wrote_before <@ NEW.wrote_before)
        OR NOT (OLD.written_by = NEW.written_by OR OLD.written_by = ANY (NEW.wrote_before))
    THEN
        RAISE EXCEPTION 'minutes that are signed off stay, and so does who wrote them'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (
        SELECT FROM coordination_step WHERE machine = 'minutes' AND before = OLD.state AND after = NEW.state
    ) THEN
        RAISE EXCEPTION 'no step of minutes leads from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TABLE coordination_meeting_event (
    meeting_id uuid NOT NULL REFERENCES coordination_meeting (id),
    n integer NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid NOT NULL,
    by_name text NOT NULL,
    -- whom it concerns: these organisations, or this person alone
    organisations uuid[] NOT NULL,
    person uuid,
    -- what a decision gives its owner to do
    obstacle_id uuid,
    PRIMARY KEY (meeting_id, n),
    CONSTRAINT coordination_meeting_event_of_kind CHECK (
        kind IN ('INVITED', 'UNINVITED', 'MOVED', 'CALLED_OFF', 'DECIDED', 'WRITTEN', 'RETURNED', 'SIGNED')
    ),
    CONSTRAINT coordination_meeting_event_of_somebody CHECK (cardinality(organisations) > 0)
);
-- What happened is asked for by its time; it is written in that order.
CREATE INDEX coordination_meeting_event_by_time ON coordination_meeting_event USING brin (at);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_meeting_event FROM salur_app;
CREATE TRIGGER coordination_meeting_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_meeting_event
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
