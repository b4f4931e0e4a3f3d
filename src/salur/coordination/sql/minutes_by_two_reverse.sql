-- purpose: takes back what is told of meetings, and that two people write and sign minutes
-- reads: nothing
-- writes: drops what minutes_by_two.sql made
-- grain: nothing

DROP TABLE coordination_meeting_event;
CREATE OR REPLACE FUNCTION coordination_minutes_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL OR (OLD.meeting_id, OLD.version) IS DISTINCT FROM (NEW.meeting_id, NEW.version)
        OR (NEW.signed_at IS NOT NULL AND NEW.content <> OLD.content)
    THEN
        RAISE EXCEPTION 'minutes that are signed off stay' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
ALTER TABLE coordination_minutes
    DROP CONSTRAINT coordination_minutes_four_eyes, DROP CONSTRAINT coordination_minutes_returned_whole,
    DROP CONSTRAINT coordination_minutes_signed_state, DROP CONSTRAINT coordination_minutes_in_state,
    DROP COLUMN returned_why, DROP COLUMN returned_at, DROP COLUMN returned_by_name, DROP COLUMN returned_by,
    DROP COLUMN wrote_before, DROP COLUMN state;
DELETE FROM coordination_step WHERE machine = 'minutes' OR (machine = 'meeting' AND verb = 'give_back');
