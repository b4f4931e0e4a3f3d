-- purpose: let hang again what people said was solved and a new version of its kab/kota still finds
-- reads:   new_version, reconciliation_remedy
-- writes:  reconciliation_exception, remedy_contradicted (temporary)
-- grain:   one exception; contradicted: one obstacle that people called solved
CREATE TEMPORARY TABLE IF NOT EXISTS remedy_contradicted (obstacle_id uuid) ON COMMIT DROP;
WITH found AS MATERIALIZED (
    SELECT e.id, e.remedy_id
    FROM reconciliation_exception e
    JOIN new_version n ON n.code = e.code
    WHERE e.program = %(program)s AND e.period <= %(period)s AND e.remedy_id IS NOT NULL AND e.closed_in IS NULL
), hung AS (
    UPDATE reconciliation_exception e
    SET resolved_kind = NULL, resolved_on = NULL, resolved_in = NULL, settled_in = NULL, resolved_by = NULL,
        resolved_row = NULL, remedy_id = NULL
    FROM found f
    WHERE e.id = f.id
)
INSERT INTO remedy_contradicted
SELECT DISTINCT r.obstacle_id FROM found f JOIN reconciliation_remedy r ON r.id = f.remedy_id;
