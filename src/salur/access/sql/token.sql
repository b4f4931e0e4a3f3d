-- purpose: a token holds a year at most, is used and revoked and else never changed; what was asked
--          under a key stays, and is answered once
-- reads: access_token, access_token_request
-- writes: nothing but constraints, triggers and privileges
-- grain: one token, one request; the owner of the tables is bound as well

ALTER TABLE access_token
    ADD CONSTRAINT access_token_ends
    CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
    ADD CONSTRAINT access_token_hashed CHECK (octet_length(token_hash) = 32);

REVOKE DELETE, TRUNCATE, UPDATE ON access_token FROM salur_app;
GRANT UPDATE (last_used_on, revoked_at) ON access_token TO salur_app;

CREATE FUNCTION access_token_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'last_used_on' - 'revoked_at')
           IS DISTINCT FROM (to_jsonb(OLD) - 'last_used_on' - 'revoked_at')
        OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
    THEN
        RAISE EXCEPTION 'a token is only used and revoked, once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER access_token_stays BEFORE UPDATE ON access_token
    FOR EACH ROW EXECUTE FUNCTION access_token_only_ends();

REVOKE DELETE, TRUNCATE, UPDATE ON access_token_request FROM salur_app;
GRANT UPDATE (status, answer) ON access_token_request TO salur_app;

CREATE FUNCTION access_token_request_only_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IS NOT NULL
        OR (to_jsonb(NEW) - 'status' - 'answer') IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'answer')
    THEN
        RAISE EXCEPTION 'a request is only answered, once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER access_token_request_stays BEFORE UPDATE ON access_token_request
    FOR EACH ROW EXECUTE FUNCTION access_token_request_only_answered();
