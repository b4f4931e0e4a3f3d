-- purpose: lets only the owner write what snapshots said, and keeps what was said and sent as it was
-- reads: nothing
-- writes: triggers and privileges
-- grain: the five tables of the sync

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    quality_snapshot, quality_conflict, quality_pending, quality_departure, quality_sending
FROM salur_app;

CREATE FUNCTION quality_sync_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER quality_snapshot_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION quality_sync_stays();
CREATE TRIGGER quality_sending_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_sending
    FOR EACH STATEMENT EXECUTE FUNCTION quality_sync_stays();
CREATE TRIGGER quality_conflict_not_deleted BEFORE DELETE OR TRUNCATE ON quality_conflict
    FOR EACH STATEMENT EXECUTE FUNCTION quality_sync_stays();
CREATE TRIGGER quality_pending_not_deleted BEFORE DELETE OR TRUNCATE ON quality_pending
    FOR EACH STATEMENT EXECUTE FUNCTION quality_sync_stays();
CREATE TRIGGER quality_departure_not_deleted BEFORE DELETE OR TRUNCATE ON quality_departure
    FOR EACH STATEMENT EXECUTE FUNCTION quality_sync_stays();

-- A conflict is decided once, and what was said of it never changes.
CREATE FUNCTION quality_conflict_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'OPEN'
        OR to_jsonb(NEW) - '{state,other_sealed,reason,decided_by,decided_by_name,decided_at}'::text[]
            IS DISTINCT FROM
            to_jsonb(OLD) - '{state,other_sealed,reason,decided_by,decided_by_name,decided_at}'::text[]
    THEN
        RAISE EXCEPTION 'a conflict is decided once, and what was said stays'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER quality_conflict_decided_once BEFORE UPDATE ON quality_conflict
    FOR EACH ROW EXECUTE FUNCTION quality_conflict_decided_once();
