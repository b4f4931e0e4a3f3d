-- purpose: the life of a job as functions, the only writers; each is one short statement
-- reads: jobs_job, procrastinate_jobs
-- writes: jobs_job
-- grain: one job

ALTER TABLE jobs_job ALTER COLUMN path TYPE ltree USING path::ltree;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON jobs_job FROM salur_app;
GRANT UPDATE (cancel_asked) ON jobs_job TO salur_app;

CREATE FUNCTION jobs_lock(job_id uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('salur job ' || job_id::text, 0);

-- Gives the job's id, or the id of the job that the key already made.
CREATE FUNCTION jobs_enqueue(
    new_id uuid, new_kind text, new_subject text, new_payload jsonb, new_key text, person uuid,
    organisation uuid, place ltree, at timestamptz
) RETURNS TABLE (id uuid, is_new boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    INSERT INTO jobs_job (
        id, kind, subject_id, payload, key, person_id, organisation_id, path, state, done, message,
        error_code, cancel_asked, attempts, enqueued_at
    )
    VALUES (
        new_id, new_kind, new_subject, new_payload, new_key, person, organisation, place, 'queued',
        0, '', '', false, 0, at
    )
    ON CONFLICT DO NOTHING
    RETURNING id, true;
    IF NOT FOUND THEN
        RETURN QUERY SELECT job.id, false FROM jobs_job AS job
        WHERE job.kind = new_kind AND job.key = new_key AND new_key <> '';
    END IF;
END
$$;

-- Takes a queued job into work; gives nothing when it is not queued or was cancelled before.
CREATE FUNCTION jobs_start(job_id uuid) RETURNS SETOF jobs_job
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    UPDATE jobs_job
    SET state = CASE WHEN cancel_asked THEN 'cancelled' ELSE 'running' END,
        attempts = attempts + 1,
        done = 0,
        started_at = clock_timestamp(),
        finished_at = CASE WHEN cancel_asked THEN clock_timestamp() END
    WHERE id = job_id AND state = 'queued'
    RETURNING *;
END;

-- Notes how far the work is and says whether somebody asked to stop it: one trip for both.
CREATE FUNCTION jobs_report(job_id uuid, now_done bigint, now_total bigint, now_message text)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    UPDATE jobs_job
    SET done = least(now_done, now_total), total = now_total, message = now_message
    WHERE id = job_id AND state = 'running'
    RETURNING cancel_asked;
END;

CREATE FUNCTION jobs_finish(
    job_id uuid, end_state text, code text, end_message text, end_result jsonb
) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    UPDATE jobs_job
    SET state = end_state, error_code = code, message = end_message, result = end_result,
        done = CASE WHEN end_state = 'done' THEN coalesce(total, done) ELSE done END,
        finished_at = clock_timestamp()
    WHERE id = job_id AND state = 'running';
END;

-- A running job holds an advisory lock for as long as its process lives. Whoever gets the lock
-- knows that the process is gone: the job goes back into the queue, or fails when it took too many.
-- Likewise a job that waits while the queue holds nothing for it: its worker died between the two.
CREATE FUNCTION jobs_requeue_abandoned(most_attempts integer) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    job jobs_job;
BEGIN
    FOR job IN
        SELECT * FROM jobs_job AS candidate
        WHERE candidate.state = 'running'
            OR candidate.state = 'queued' AND NOT candidate.cancel_asked AND NOT EXISTS (
                SELECT FROM procrastinate_jobs AS waiting
                WHERE waiting.task_name = 'salur.jobs.run'
                    AND waiting.status = 'todo'
                    AND waiting.args ->> 'job_id' = candidate.id::text
            )
    LOOP
        CONTINUE WHEN NOT pg_try_advisory_xact_lock(jobs_lock(job.id));
        IF job.state = 'running' AND job.attempts >= most_attempts THEN
            PERFORM jobs_finish(job.id, 'failed', 'crashed', '', NULL);
        ELSE
            UPDATE jobs_job SET state = 'queued', done = 0
            WHERE id = job.id AND state IN ('queued', 'running');
            RETURN NEXT job.id;
        END IF;
    END LOOP;
END
$$;

-- What has just been run is looked at by whoever ran it, without a scope.
CREATE FUNCTION jobs_any(job_id uuid) RETURNS SETOF jobs_job
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT * FROM jobs_job WHERE id = job_id;
END;
