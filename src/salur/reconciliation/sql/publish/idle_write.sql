-- purpose: write which credits lie idle: into the version that this publication made of the
--          kab/kota's month, else into a next one with the figures of the one before
-- reads:   idle_turned, reconciliation_version
-- writes:  idle_version (temporary); reconciliation_version, reconciliation_unit
-- grain:   one kab/kota's month; one account and version
CREATE TEMPORARY TABLE idle_version ON COMMIT DROP AS
SELECT v.id AS before, v.period, v.code, v.run_id = r.run AS made_now, r.run, t.changed,
    CASE WHEN v.run_id = r.run THEN v.number ELSE v.number + 1 END AS number
FROM (SELECT period, code, count(*) AS changed FROM idle_turned GROUP BY period, code) t
JOIN reconciliation_version v ON v.program = 'BPNT' AND v.period = t.period AND v.code = t.code AND v.is_current
JOIN unnest(%(periods)s::integer[], %(runs)s::uuid[]) AS r (period, run) ON r.period = t.period;

UPDATE reconciliation_version v SET changed = v.changed + n.changed
FROM idle_version n WHERE v.id = n.before AND n.made_now;

UPDATE reconciliation_version v SET is_current = false
FROM idle_version n WHERE v.id = n.before AND NOT n.made_now;

INSERT INTO reconciliation_version (
    id, run_id, program, period, code, path, number, is_current, published_at, changed, evidence,
    waterfall, classes
)
SELECT gen_random_uuid(), n.run, v.program, v.period, v.code, v.path, n.number, true, %(at)s, n.changed,
    v.evidence, v.waterfall, v.classes
FROM idle_version n JOIN reconciliation_version v ON v.id = n.before
WHERE NOT n.made_now;

-- What this publication wrote itself nobody has seen; other rows end, and a successor begins.
CREATE TEMPORARY TABLE idle_row ON COMMIT DROP AS
SELECT u.period, u.id, n.number, u.since = n.number AS is_new,
    CASE WHEN t.is_idle
         THEN ARRAY(SELECT f FROM unnest(u.findings || 'idle'::text) AS f ORDER BY f COLLATE "C")
         ELSE array_remove(u.findings, 'idle') END AS findings
FROM idle_turned t
JOIN idle_version n ON n.period = t.period AND n.code = t.code
JOIN reconciliation_unit u ON u.period = t.period AND u.id = t.id;

UPDATE reconciliation_unit u SET findings = r.findings
FROM idle_row r WHERE u.period = r.period AND u.id = r.id AND r.is_new;

UPDATE reconciliation_unit u SET until = r.number
FROM idle_row r WHERE u.period = r.period AND u.id = r.id AND NOT r.is_new;

INSERT INTO reconciliation_unit (
    period, code, path, account, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr,
    credited_idr, spent_idr, returned_idr, opening_idr, rest, place, party, credit_day, stage,
    sp2d_day, since
)
SELECT u.period, u.code, u.path, u.account, u.last4, u.id_kpm, u.kode_wilayah, u.bank, u.class,
    r.findings, u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest,
    u.place, u.party, u.credit_day, u.stage, u.sp2d_day, r.number
FROM idle_row r JOIN reconciliation_unit u ON u.period = r.period AND u.id = r.id
WHERE NOT r.is_new;

DROP TABLE idle_row;
