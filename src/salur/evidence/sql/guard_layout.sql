-- purpose: a layout is described once, approved once by somebody else, and withdrawn once; whoever
--          stands beneath the office that approved it reads by it too
-- reads: evidence_layout
-- writes: nothing but a policy, a trigger and privileges
-- grain: one layout; the owner of the table is bound as well

CREATE POLICY evidence_layout_above ON evidence_layout FOR SELECT TO salur_app USING (
    path @> ANY ((SELECT access_paths())::ltree[])
    AND ((SELECT access_sender()) IS NULL OR sender = (SELECT access_sender()))
);

REVOKE DELETE, TRUNCATE, UPDATE ON evidence_layout FROM salur_app;
GRANT UPDATE (approved_by, approved_by_name, approved_at, withdrawn_by, withdrawn_at, withdrawn_reason)
    ON evidence_layout TO salur_app;

CREATE FUNCTION evidence_layout_only_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approval text[] := ARRAY['approved_by', 'approved_by_name', 'approved_at'];
    withdrawal text[] := ARRAY['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
    IF OLD.withdrawn_at IS NOT NULL
        OR (OLD.approved_at IS NOT NULL
            AND to_jsonb(NEW) - withdrawal IS DISTINCT FROM to_jsonb(OLD) - withdrawal)
        OR to_jsonb(NEW) - approval - withdrawal
           IS DISTINCT FROM to_jsonb(OLD) - approval - withdrawal
    THEN
        RAISE EXCEPTION 'a layout is only approved, once, and withdrawn, once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_layout_stays BEFORE UPDATE ON evidence_layout
    FOR EACH ROW EXECUTE FUNCTION evidence_layout_only_moves();
