-- purpose: takes away what guard.sql made
-- reads: nothing
-- writes: triggers and privileges
-- grain: the schema

DROP FUNCTION registry_refuse_change() CASCADE;
GRANT INSERT, UPDATE, DELETE ON
    registry_family, registry_account, registry_card, registry_family_account,
    registry_family_history, registry_account_history, registry_card_history,
    registry_family_account_history
TO salur_app;
