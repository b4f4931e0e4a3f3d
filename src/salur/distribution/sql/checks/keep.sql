-- purpose: keep the checks of a file; those that are kept already stay as they are
-- reads:   distribution_check_incoming
-- writes:  distribution_check
-- grain:   one check
INSERT INTO distribution_check (
    evidence_id, row, record, id_kpm, period, path, cause, said_on, note, is_held, by_person, by_name, at
)
SELECT %(evidence)s, i.row, i.record, i.id_kpm, i.period,
    CASE WHEN i.path <@ %(path)s::ltree THEN i.path ELSE %(path)s::ltree END, i.cause, i.said_on, i.note,
    NOT coalesce(i.path <@ %(path)s::ltree, true), %(by)s, %(by_name)s, %(at)s
FROM distribution_check_incoming i
ORDER BY i.row
ON CONFLICT DO NOTHING
RETURNING row, id_kpm, period, is_held;
