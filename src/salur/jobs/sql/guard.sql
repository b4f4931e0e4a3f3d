-- purpose: lets an organisation see its own jobs, no others
-- reads: the scope of the transaction
-- writes: nothing
-- grain: one job

ALTER TABLE jobs_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE jobs_job FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs_job_scope ON jobs_job TO salur_app
    USING (organisation_id = (SELECT access_organisation()))
    WITH CHECK (organisation_id = (SELECT access_organisation()));
CREATE POLICY jobs_job_owner ON jobs_job TO salur_owner USING (true) WITH CHECK (true);
