-- purpose: lets only the owner write what the rules said, and keeps what was said as it was said
-- reads: nothing
-- writes: triggers and privileges
-- grain: the five tables of rules

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    quality_assessment, quality_violation, quality_score, quality_group, quality_rule_switch
FROM salur_app;

CREATE FUNCTION quality_violation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL
        OR (NEW.family, NEW.rule, NEW."column", NEW.since) IS DISTINCT FROM
            (OLD.family, OLD.rule, OLD."column", OLD.since)
    THEN
        RAISE EXCEPTION 'a violation that has ended stays, and one that has not is always the same'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER quality_violation_ends_once BEFORE UPDATE ON quality_violation
    FOR EACH ROW EXECUTE FUNCTION quality_violation_ends_once();
CREATE TRIGGER quality_violation_stays BEFORE DELETE OR TRUNCATE ON quality_violation
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
CREATE TRIGGER quality_assessment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
CREATE TRIGGER quality_rule_switch_ends_once BEFORE UPDATE ON quality_rule_switch
    FOR EACH ROW EXECUTE FUNCTION quality_ends_once('ended_by', 'ended_at');
CREATE TRIGGER quality_rule_switch_stays BEFORE DELETE OR TRUNCATE ON quality_rule_switch
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
