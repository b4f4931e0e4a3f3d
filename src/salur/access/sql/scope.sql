-- purpose: what row security asks: the scope of whoever acts in this transaction
-- reads: the transaction-local settings salur.paths, salur.sender, salur.organisation, salur.person
-- writes: nothing
-- grain: one value per transaction; a setting that is missing or empty gives nothing, never everything

CREATE FUNCTION access_paths() RETURNS ltree[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
    WHEN coalesce(current_setting('salur.paths', true), '') = '' THEN '{}'::ltree[]
    ELSE string_to_array(current_setting('salur.paths', true), ',')::ltree[]
END;

CREATE FUNCTION access_sender() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('salur.sender', true), '')::uuid;

CREATE FUNCTION access_organisation() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('salur.organisation', true), '')::uuid;

CREATE FUNCTION access_person() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('salur.person', true), '')::uuid;
