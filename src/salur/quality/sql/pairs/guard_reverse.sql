-- purpose: takes away what guard.sql made
-- reads: nothing
-- writes: triggers and privileges
-- grain: the four tables of pairs

DROP FUNCTION quality_refuse_change() CASCADE;
DROP FUNCTION quality_ends_once() CASCADE;
DROP FUNCTION quality_pair_stays_itself() CASCADE;
GRANT INSERT, UPDATE, DELETE ON quality_search, quality_pair, quality_vote, quality_question TO salur_app;
