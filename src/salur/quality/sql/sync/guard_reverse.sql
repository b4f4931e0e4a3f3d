-- purpose: takes back the guards of the sync
-- reads: nothing
-- writes: triggers and privileges
-- grain: the five tables of the sync

DROP TRIGGER quality_conflict_decided_once ON quality_conflict;
DROP FUNCTION quality_conflict_decided_once();
DROP TRIGGER quality_departure_not_deleted ON quality_departure;
DROP TRIGGER quality_pending_not_deleted ON quality_pending;
DROP TRIGGER quality_conflict_not_deleted ON quality_conflict;
DROP TRIGGER quality_sending_stays ON quality_sending;
DROP TRIGGER quality_snapshot_stays ON quality_snapshot;
DROP FUNCTION quality_sync_stays();
GRANT INSERT, UPDATE, DELETE ON
    quality_snapshot, quality_conflict, quality_pending, quality_departure, quality_sending
TO salur_app;
