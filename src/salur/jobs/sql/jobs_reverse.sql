-- purpose: takes away what jobs.sql made
-- reads: nothing
-- writes: the functions of jobs
-- grain: the schema

DROP FUNCTION jobs_any(uuid);
DROP FUNCTION jobs_requeue_abandoned(integer);
DROP FUNCTION jobs_finish(uuid, text, text, text, jsonb);
DROP FUNCTION jobs_report(uuid, bigint, bigint, text);
DROP FUNCTION jobs_start(uuid);
DROP FUNCTION jobs_enqueue(uuid, text, text, jsonb, text, uuid, uuid, ltree, timestamptz);
DROP FUNCTION jobs_lock(uuid);
GRANT INSERT, UPDATE, DELETE ON jobs_job TO salur_app;
ALTER TABLE jobs_job ALTER COLUMN path TYPE text USING path::text;
