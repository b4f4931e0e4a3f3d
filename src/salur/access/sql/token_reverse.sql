-- purpose: takes away what token.sql made: the reverse of its migration
-- reads: nothing
-- writes: nothing but constraints, triggers and privileges
-- grain: one token, one request

DROP TRIGGER access_token_request_stays ON access_token_request;
DROP FUNCTION access_token_request_only_answered();
REVOKE UPDATE (status, answer) ON access_token_request FROM salur_app;
GRANT UPDATE, DELETE ON access_token_request TO salur_app;
DROP TRIGGER access_token_stays ON access_token;
DROP FUNCTION access_token_only_ends();
REVOKE UPDATE (last_used_on, revoked_at) ON access_token FROM salur_app;
GRANT UPDATE, DELETE ON access_token TO salur_app;
ALTER TABLE access_token DROP CONSTRAINT access_token_ends, DROP CONSTRAINT access_token_hashed;
