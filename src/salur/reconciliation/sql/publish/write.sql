-- purpose: write the next versions: rows that changed end, their successors begin
-- reads:   incoming_*, ended_family, new_version
-- writes:  reconciliation_version, reconciliation_family, reconciliation_sum
-- grain:   as the tables
UPDATE reconciliation_version v SET is_current = false
FROM new_version n
WHERE v.program = %(program)s AND v.period = %(period)s AND v.code = n.code AND v.is_current;

INSERT INTO reconciliation_version (
    id, run_id, program, period, code, path, number, is_current, published_at, changed, evidence,
    waterfall, classes
)
SELECT n.id, %(run)s, %(program)s, %(period)s, n.code, n.path, n.number, true, %(at)s, n.changed,
    coalesce((SELECT array_agg(e.evidence ORDER BY e.evidence) FROM incoming_source e
              WHERE e.code = n.code), '{}'),
    (SELECT jsonb_build_object(
        'ordered', coalesce(sum(s.ordered), 0), 'credited_to_order', coalesce(sum(s.credited_to_order), 0),
        'failed', coalesce(sum(s.failed), 0), 'missing', coalesce(sum(s.missing), 0),
        'reversed', coalesce(sum(s.reversed), 0), 'short', coalesce(sum(s.short), 0),
        'credited', coalesce(sum(s.credited), 0), 'over', coalesce(sum(s.over), 0),
        'without_instruction', coalesce(sum(s.without_instruction), 0),
        'opening', coalesce(sum(s.opening), 0), 'spent', coalesce(sum(s.spent), 0),
        'returned', coalesce(sum(s.returned), 0),
        'balance', coalesce(sum(s.credited + s.opening - s.spent - s.returned), 0),
        'quota_g', coalesce(sum(s.quota_g), 0), 'requested_g', coalesce(sum(s.requested_g), 0),
        'released_g', coalesce(sum(s.released_g), 0), 'arrived_g', coalesce(sum(s.arrived_g), 0),
        'rejected_g', coalesce(sum(s.rejected_g), 0), 'handed_g', coalesce(sum(s.handed_g), 0))
     FROM incoming_sum s WHERE s.level = 2 AND s.code = n.code),
    (SELECT coalesce(jsonb_object_agg(c.class, jsonb_build_object(
        'units', c.units, 'ordered', c.ordered, 'credited', c.credited, 'spent', c.spent,
        'quota_g', c.quota_g, 'requested_g', c.requested_g, 'released_g', c.released_g,
        'arrived_g', c.arrived_g, 'handed_g', c.handed_g)), '{}')
     FROM (SELECT class, sum(units) AS units, sum(ordered) AS ordered, sum(credited) AS credited,
                  sum(spent) AS spent, sum(quota_g) AS quota_g, sum(requested_g) AS requested_g,
                  sum(released_g) AS released_g, sum(arrived_g) AS arrived_g, sum(handed_g) AS handed_g
           FROM incoming_sum WHERE level = 2 AND code = n.code GROUP BY class) c)
FROM new_version n;

UPDATE reconciliation_family f SET until = n.number
FROM ended_family e JOIN new_version n ON n.code = e.code
WHERE f.period = %(period)s AND f.id = e.id;

INSERT INTO reconciliation_family_{period} (
    program, period, code, path, id_kpm, kode_wilayah, class, findings, due, received, used, since
)
SELECT %(program)s, %(period)s, i.code, i.path, i.id_kpm, i.kode_wilayah, i.class, i.findings, i.due,
    i.received, i.used, n.number
FROM incoming_family i
JOIN new_version n ON n.code = i.code;

DELETE FROM reconciliation_sum WHERE program = %(program)s AND period = %(period)s;

INSERT INTO reconciliation_sum (
    program, period, level, code, path, kab, bank, class, units, ordered, credited,
    credited_to_order, over, without_instruction, failed, missing, reversed, short, opening, spent, returned, quota_g, requested_g,
    released_g, arrived_g, rejected_g, handed_g
)
SELECT %(program)s, %(period)s, level, code, path, kab, bank, class, units, ordered, credited,
    credited_to_order, over, without_instruction, failed, missing, reversed, short, opening, spent, returned, quota_g, requested_g,
    released_g, arrived_g, rejected_g, handed_g
FROM incoming_sum;
