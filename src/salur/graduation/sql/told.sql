-- purpose: tells of every way out that changes as news of its family; of those that are there, once
-- reads: graduation_case
-- writes: a trigger of graduation_case, registry_news, an index of graduation_slot
-- grain: one case

CREATE FUNCTION graduation_case_tells() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM registry_tell(NEW.family, NEW.path);
    RETURN NULL;
END
$$;
CREATE TRIGGER graduation_case_is_news AFTER INSERT OR UPDATE ON graduation_case
    FOR EACH ROW EXECUTE FUNCTION graduation_case_tells();

SELECT registry_tell(family, path) FROM graduation_case;

-- Who came to a list looks for what was free in their kab/kota.
CREATE INDEX graduation_slot_free ON graduation_slot (left(code, 4), from_month, free_since) WHERE state = 'FREE';
