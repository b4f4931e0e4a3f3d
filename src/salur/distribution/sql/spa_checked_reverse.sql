-- purpose: takes away what spa_checked.sql made
-- reads: nothing
-- writes: distribution_spa
-- grain: the schema

DROP TRIGGER distribution_spa_approved_stays ON distribution_spa;
ALTER TABLE distribution_spa
    DROP CONSTRAINT distribution_spa_checked_where_asked,
    DROP CONSTRAINT distribution_spa_six_eyes,
    DROP CONSTRAINT distribution_spa_status_known,
    ADD CONSTRAINT distribution_spa_status_known CHECK (status IN ('PREPARED', 'APPROVED', 'REPLACED')),
    DROP COLUMN checked_at,
    DROP COLUMN checked_by_name,
    DROP COLUMN checked_by,
    DROP COLUMN check_needed;
CREATE TRIGGER distribution_spa_approved_stays BEFORE UPDATE ON distribution_spa
    FOR EACH ROW WHEN (
        OLD.status <> 'PREPARED' AND (
            OLD.evidence_id IS NOT NULL OR to_jsonb(OLD) - 'evidence_id' <> to_jsonb(NEW) - 'evidence_id'
        )
    ) EXECUTE FUNCTION distribution_refuse_change();
