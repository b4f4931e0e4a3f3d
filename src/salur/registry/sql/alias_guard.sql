-- purpose: keeps an alias one step long, and the history of aliases as it was written
-- reads: registry_alias
-- writes: triggers and privileges
-- grain: the table

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON registry_alias FROM salur_app;

CREATE FUNCTION registry_alias_one_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two who write at once would not see each other's rows; merges are rare enough to wait.
    PERFORM pg_advisory_xact_lock(hashtextextended('registry_alias', 0));
    IF EXISTS (
        SELECT FROM registry_alias
        WHERE undone_at IS NULL AND (alias_id = NEW.canonical_id OR canonical_id = NEW.alias_id)
    ) THEN
        RAISE EXCEPTION 'a family that counts as another has none that counts as it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER registry_alias_one_step BEFORE INSERT ON registry_alias
    FOR EACH ROW EXECUTE FUNCTION registry_alias_one_step();

CREATE FUNCTION registry_alias_undone_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
        OR to_jsonb(NEW) - '{undone_by,undone_at,undone_reason}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{undone_by,undone_at,undone_reason}'::text[]
    THEN
        RAISE EXCEPTION 'an alias is undone, once, and never changed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER registry_alias_undone_once BEFORE UPDATE ON registry_alias
    FOR EACH ROW EXECUTE FUNCTION registry_alias_undone_once();
CREATE TRIGGER registry_alias_stays BEFORE DELETE OR TRUNCATE ON registry_alias
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
