-- purpose: the temporary table in which the register says how some accounts and cards stand
-- reads:   nothing
-- writes:  registry_state, empty (gone at commit)
-- grain:   one account and word
DROP TABLE IF EXISTS pg_temp.registry_state;
CREATE TEMPORARY TABLE registry_state (account uuid, state text, as_of date) ON COMMIT DROP;
