-- purpose: open an exception for every gap of a desa, and close what is no longer there
-- reads:   ended_unit, incoming_unit, new_version, closing_version, rice_party (temporary)
-- writes:  reconciliation_exception
-- grain:   one desa and gap
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_gap (
    subject text, cause text, strand text, owner text, amount bigint, waits_until date
) ON COMMIT DROP;
TRUNCATE incoming_gap;
INSERT INTO incoming_gap
SELECT kode_wilayah, gap.cause, gap.cause || CASE WHEN gap.amount < 0 THEN '_over' ELSE '' END, gap.owner, abs(gap.amount),
    CASE WHEN gap.cause = 'gap_handed' AND gap.amount > 0 THEN i.arrived_on + %(grace_days)s END
FROM incoming_unit i, LATERAL (VALUES
    ('gap_requested', 'kabkota', i.quota_g - i.requested_g),
    ('gap_released', 'bulog', i.requested_g - i.released_g),
    ('gap_arrived', 'bulog', i.released_g - i.arrived_g),
    ('gap_handed', 'kabkota', i.arrived_g - i.handed_g)
) AS gap (cause, owner, amount)
WHERE gap.amount <> 0;

UPDATE reconciliation_exception e
SET closed_in = v.number, closed_at = %(at)s,
    resolved_kind = coalesce(e.resolved_kind, 'corrected'), resolved_on = coalesce(e.resolved_on, %(at)s::date),
    resolved_in = coalesce(e.resolved_in, e.period), settled_in = coalesce(e.settled_in, e.period),
    resolved_by = coalesce(e.resolved_by, v.cited)
FROM ended_unit c JOIN closing_version v ON v.code = c.code
WHERE e.program = %(program)s AND e.period = %(period)s AND e.closed_in IS NULL
    AND e.subject = c.subject
    AND NOT EXISTS (SELECT FROM incoming_gap g WHERE g.subject = e.subject AND g.strand = e.strand);

INSERT INTO reconciliation_exception (
    program, period, code, path, subject, cause, strand, since, kode_wilayah, party, class, amount, unit,
    owner, waits_until, opened_in, opened_at
)
SELECT %(program)s, %(period)s, i.code, i.path, i.kode_wilayah, g.cause, g.strand, %(period)s, i.kode_wilayah,
    CASE WHEN g.owner = 'bulog' THEN r.bulog ELSE r.government END,
    i.class, g.amount, 'GRAM', CASE WHEN g.waits_until >= %(at)s::date THEN 'nobody_yet' ELSE g.owner END,
    g.waits_until, n.number, %(at)s
FROM incoming_gap g
JOIN incoming_unit i ON i.kode_wilayah = g.subject
JOIN new_version n ON n.code = i.code
LEFT JOIN rice_party r ON r.kab = i.code
ON CONFLICT (program, period, subject, cause, strand)
DO UPDATE SET amount = excluded.amount, class = excluded.class, party = excluded.party,
    owner = excluded.owner, waits_until = excluded.waits_until, closed_in = NULL, closed_at = NULL;

-- Rice that arrived and was not handed out is the government's once its days of grace are over.
UPDATE reconciliation_exception SET owner = 'kabkota'
WHERE program = %(program)s AND owner = 'nobody_yet' AND resolved_kind IS NULL AND waits_until < %(at)s::date;

-- Whatever reads them later in this transaction would else take them for few.
ANALYZE reconciliation_exception;
