-- purpose: a follow-up bears where its case is and whether it waits, so that no list asks every case for it
-- reads: graduation_case
-- writes: graduation_follow_up, its guards and indexes
-- grain: one follow-up; `waits` while it is not done and its family has left, neither standing nor on its way back

-- A follow-up is done once; what it said stays. Where it is and whether it waits, its case tells.
CREATE OR REPLACE FUNCTION graduation_follow_up_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.done_on IS NOT NULL
            AND to_jsonb(OLD) - '{code,path,waits}'::text[] <> to_jsonb(NEW) - '{code,path,waits}'::text[])
        OR (OLD.id, OLD.case_id, OLD.months, OLD.last, OLD.due_on, OLD.until_on)
            IS DISTINCT FROM (NEW.id, NEW.case_id, NEW.months, NEW.last, NEW.due_on, NEW.until_on)
    THEN
        RAISE EXCEPTION 'a follow-up is done once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

ALTER TABLE graduation_follow_up ADD COLUMN code text, ADD COLUMN path ltree, ADD COLUMN waits boolean;
UPDATE graduation_follow_up f
SET code = c.code, path = c.path, waits = f.done_on IS NULL AND c.state = 'LEFT'
FROM graduation_case c
WHERE c.id = f.case_id;
ALTER TABLE graduation_follow_up
    ALTER COLUMN code SET NOT NULL,
    ALTER COLUMN path SET NOT NULL,
    ALTER COLUMN waits SET NOT NULL,
    ADD CONSTRAINT graduation_follow_up_waits_until_done CHECK (NOT waits OR done_on IS NULL);

DROP INDEX graduation_follow_up_open;
CREATE INDEX graduation_follow_up_waiting ON graduation_follow_up (code, until_on, id) INCLUDE (due_on) WHERE waits;
CREATE INDEX graduation_follow_up_late ON graduation_follow_up (until_on) WHERE waits;
CREATE INDEX graduation_follow_up_found ON graduation_follow_up (code, done_on) WHERE done_on IS NOT NULL;

CREATE FUNCTION graduation_follow_ups_go_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE graduation_follow_up f
    SET code = n.code, path = n.path, waits = f.done_on IS NULL AND n.state = 'LEFT'
    FROM new_case n
    JOIN old_case o ON o.id = n.id
    WHERE f.case_id = n.id AND (n.code, n.path, n.state) IS DISTINCT FROM (o.code, o.path, o.state)
        AND (f.code, f.path, f.waits) IS DISTINCT FROM (n.code, n.path, f.done_on IS NULL AND n.state = 'LEFT');
    RETURN NULL;
END
$$;
CREATE TRIGGER graduation_case_takes_follow_ups_along AFTER UPDATE ON graduation_case
    REFERENCING OLD TABLE AS old_case NEW TABLE AS new_case
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_follow_ups_go_along();
