-- purpose: begins a sprint
-- reads: nothing
-- writes: transition_sprint
-- grain: one sprint

INSERT INTO transition_sprint (
    id, kode_wilayah, path, target, target_day, started_on, started_by, started_by_name, started_at
)
VALUES (
    %(id)s, %(code)s, %(path)s, %(target)s, %(target_day)s, %(day)s, %(by)s, %(by_name)s, %(at)s
);
