-- purpose: lets a request for rice be checked between its preparation and its approval, by a third person
-- reads: nothing
-- writes: distribution_spa
-- grain: the schema

ALTER TABLE distribution_spa
    ADD COLUMN check_needed boolean NOT NULL DEFAULT false,
    ADD COLUMN checked_by uuid,
    ADD COLUMN checked_by_name text,
    ADD COLUMN checked_at timestamptz,
    DROP CONSTRAINT distribution_spa_status_known,
    ADD CONSTRAINT distribution_spa_status_known CHECK (status IN ('PREPARED', 'CHECKED', 'APPROVED', 'REPLACED')),
    ADD CONSTRAINT distribution_spa_six_eyes CHECK (checked_by <> prepared_by AND approved_by <> checked_by),
    ADD CONSTRAINT distribution_spa_checked_where_asked CHECK (
        status NOT IN ('CHECKED', 'APPROVED') OR NOT check_needed OR checked_by IS NOT NULL
    );
DROP TRIGGER distribution_spa_approved_stays ON distribution_spa;
CREATE TRIGGER distribution_spa_approved_stays BEFORE UPDATE ON distribution_spa
    FOR EACH ROW WHEN (
        (OLD.status IN ('APPROVED', 'REPLACED') AND (
            OLD.evidence_id IS NOT NULL OR to_jsonb(OLD) - 'evidence_id' <> to_jsonb(NEW) - 'evidence_id'
        ))
        OR (
            OLD.status = 'CHECKED'
            AND to_jsonb(OLD) - ARRAY['status', 'approved_by', 'approved_by_name', 'approved_at']
                <> to_jsonb(NEW) - ARRAY['status', 'approved_by', 'approved_by_name', 'approved_at']
        )
    ) EXECUTE FUNCTION distribution_refuse_change();
