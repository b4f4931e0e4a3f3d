-- purpose: the temporary tables in which the register says how accounts and cards stand
-- reads:   incoming_unit, month_check
-- writes:  registry_asked (accounts of checked families), registry_state, empty (gone at commit)
-- grain:   one account; one account and word
DROP TABLE IF EXISTS pg_temp.registry_asked, pg_temp.registry_state;
CREATE TEMPORARY TABLE registry_state (account uuid, state text, as_of date) ON COMMIT DROP;
CREATE INDEX ON registry_state (account);
CREATE TEMPORARY TABLE registry_asked ON COMMIT DROP AS
SELECT i.account FROM incoming_unit i JOIN month_check c ON c.id_kpm = i.id_kpm;
