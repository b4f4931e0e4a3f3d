-- purpose: makes the audit append-only and chains it: every way in is audit_append, no way out
-- reads: audit_event, audit_link
-- writes: audit_event, audit_link (append only)
-- grain: one event; one link per event, made at commit

ALTER TABLE audit_event ALTER COLUMN path TYPE ltree USING path::ltree;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_event, audit_link FROM salur_app;

-- The owner is refused as well: an event that should not have been is answered by another event.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- The one text of an event that is hashed; times as microseconds, so that no setting changes it.
CREATE FUNCTION audit_text(event audit_event) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, public
RETURN jsonb_build_array(
    event.id, (extract(epoch FROM event.at) * 1000000)::bigint,
    (extract(epoch FROM event.recorded_at) * 1000000)::bigint,
    event.actor_id, event.actor_name, event.organisation_id, event.action,
    event.subject_kind, event.subject_id, event.path::text, event.facts, event.key
)::text;

CREATE FUNCTION audit_hash(previous bytea, event audit_event) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, public
RETURN sha256(previous || convert_to(audit_text(event), 'UTF8'));

-- Chaining waits for the commit: a long transaction never holds up the events of the others.
CREATE FUNCTION audit_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    head audit_link;
    today date := (clock_timestamp() AT TIME ZONE 'Asia/Makassar')::date;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_chain', 0));
    SELECT * INTO head FROM audit_link ORDER BY number DESC LIMIT 1;
    INSERT INTO audit_link (number, day, event_id, previous_hash, hash)
    VALUES (
        coalesce(head.number, 0) + 1,
        greatest(today, head.day),
        NEW.id,
        coalesce(head.hash, ''::bytea),
        audit_hash(coalesce(head.hash, ''::bytea), NEW)
    );
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER audit_event_chained AFTER INSERT ON audit_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_done(asked_action text, asked_key text) RETURNS SETOF audit_event
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT * FROM audit_event WHERE action = asked_action AND key = asked_key AND key <> '';
END;

CREATE FUNCTION audit_append(
    at timestamptz, actor_id uuid, actor_name text, organisation_id uuid, action text,
    subject_kind text, subject_id text, path ltree, facts jsonb, key text
) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    INSERT INTO audit_event (
        at, recorded_at, actor_id, actor_name, organisation_id, action,
        subject_kind, subject_id, path, facts, key
    )
    VALUES (
        audit_append.at, clock_timestamp(), audit_append.actor_id, audit_append.actor_name,
        audit_append.organisation_id, audit_append.action, audit_append.subject_kind,
        audit_append.subject_id, audit_append.path, audit_append.facts, audit_append.key
    )
    ON CONFLICT DO NOTHING
    RETURNING id;
END;
