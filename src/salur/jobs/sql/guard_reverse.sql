-- purpose: takes away what guard.sql made
-- reads: nothing
-- writes: nothing
-- grain: the schema

DROP POLICY jobs_job_owner ON jobs_job;
DROP POLICY jobs_job_scope ON jobs_job;
ALTER TABLE jobs_job NO FORCE ROW LEVEL SECURITY;
ALTER TABLE jobs_job DISABLE ROW LEVEL SECURITY;
