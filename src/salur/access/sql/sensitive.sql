-- purpose: what row security asks of sensitive complaints: whether whoever acts may read them
-- reads: the transaction-local setting salur.sensitive
-- writes: nothing
-- grain: one value per transaction; a setting that is missing or empty gives false

CREATE FUNCTION access_sensitive() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(current_setting('salur.sensitive', true), '') = 'yes';
