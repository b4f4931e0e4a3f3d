-- purpose: lets follow-ups ask their cases again where they are and whether they wait
-- reads: nothing
-- writes: graduation_follow_up, its guards and indexes
-- grain: one follow-up

DROP TRIGGER graduation_case_takes_follow_ups_along ON graduation_case;
DROP FUNCTION graduation_follow_ups_go_along();
DROP INDEX graduation_follow_up_found, graduation_follow_up_late, graduation_follow_up_waiting;
ALTER TABLE graduation_follow_up DROP COLUMN waits, DROP COLUMN path, DROP COLUMN code;
CREATE INDEX graduation_follow_up_open ON graduation_follow_up (due_on, case_id) WHERE done_on IS NULL;
CREATE OR REPLACE FUNCTION graduation_follow_up_once() RETURNS trigger LANGUAGE plpgsql AS $$
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
