-- purpose: takes away what guard.sql made
-- reads: nothing
-- writes: triggers and privileges
-- grain: the five tables of rules

DROP TRIGGER quality_violation_stays ON quality_violation;
DROP TRIGGER quality_assessment_stays ON quality_assessment;
DROP TRIGGER quality_rule_switch_ends_once ON quality_rule_switch;
DROP TRIGGER quality_rule_switch_stays ON quality_rule_switch;
DROP FUNCTION quality_violation_ends_once() CASCADE;
GRANT INSERT, UPDATE, DELETE ON
    quality_assessment, quality_violation, quality_score, quality_group, quality_rule_switch
TO salur_app;
