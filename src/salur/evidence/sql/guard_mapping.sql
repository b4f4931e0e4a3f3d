-- purpose: how a sender's sheet is read is written once; it can only be put out of use
-- reads: evidence_mapping
-- writes: nothing but a trigger and privileges
-- grain: one mapping; the owner of the table is bound as well

REVOKE DELETE, TRUNCATE, UPDATE ON evidence_mapping FROM salur_app;
GRANT UPDATE (removed_at, removed_by) ON evidence_mapping TO salur_app;

CREATE FUNCTION evidence_mapping_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.removed_at IS NOT NULL
        OR (to_jsonb(NEW) - 'removed_at' - 'removed_by')
           IS DISTINCT FROM (to_jsonb(OLD) - 'removed_at' - 'removed_by')
    THEN
        RAISE EXCEPTION 'a mapping is only put out of use, once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_mapping_stays BEFORE UPDATE ON evidence_mapping
    FOR EACH ROW EXECUTE FUNCTION evidence_mapping_only_ends();
