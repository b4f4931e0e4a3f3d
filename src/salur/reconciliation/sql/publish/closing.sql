-- purpose: name for each kab/kota that changed the file that its new version cites and the one before
--          did not, or no longer cites: what corrected it where no line of an account says more
-- reads:   new_version, reconciliation_version
-- writes:  closing_version (temporary)
-- grain:   one kab/kota
DROP TABLE IF EXISTS pg_temp.closing_version, pg_temp.incoming_hanging;
CREATE TEMPORARY TABLE closing_version ON COMMIT DROP AS
SELECT n.code, n.number, coalesce(
    (SELECT e FROM unnest(v.evidence) AS e WHERE e <> ALL (coalesce(b.evidence, '{}')) ORDER BY e LIMIT 1),
    (SELECT e FROM unnest(b.evidence) AS e WHERE e <> ALL (v.evidence) ORDER BY e LIMIT 1),
    v.evidence[1], b.evidence[1]) AS cited
FROM new_version n
JOIN reconciliation_version v
    ON v.program = %(program)s AND v.period = %(period)s AND v.code = n.code AND v.number = n.number
LEFT JOIN reconciliation_version b
    ON b.program = %(program)s AND b.period = %(period)s AND b.code = n.code AND b.number = n.number - 1;
