-- purpose: keeps the register's histories as they were written, and lets only the owner write at all
-- reads: nothing
-- writes: triggers and privileges
-- grain: the schema

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    registry_family, registry_account, registry_card, registry_family_account,
    registry_family_history, registry_account_history, registry_card_history,
    registry_family_account_history
FROM salur_app;

CREATE FUNCTION registry_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: history stays as it was written', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER registry_family_history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_family_history
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_account_history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_account_history
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_card_history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_card_history
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_family_account_history_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_family_account_history
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
-- Truncation passes by row triggers, and with them by history.
CREATE TRIGGER registry_family_not_truncated BEFORE TRUNCATE ON registry_family
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_account_not_truncated BEFORE TRUNCATE ON registry_account
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_card_not_truncated BEFORE TRUNCATE ON registry_card
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_family_account_not_truncated BEFORE TRUNCATE ON registry_family_account
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
