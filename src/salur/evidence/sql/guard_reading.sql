-- purpose: how a file was read stays as it was written with it
-- reads: evidence_file
-- writes: nothing but a trigger
-- grain: one file; the owner of the tables is bound as well

CREATE FUNCTION evidence_reading_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.reading IS DISTINCT FROM OLD.reading THEN
        RAISE EXCEPTION 'how a file was read is never changed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_file_reading_stays BEFORE UPDATE ON evidence_file
    FOR EACH ROW EXECUTE FUNCTION evidence_reading_stays();
