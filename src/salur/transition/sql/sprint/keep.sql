-- purpose: brings what is kept of a sprint to what was staged, and counts the day; what agrees is not touched
-- reads: transition_blocked, transition_blocked_desa, registry_standing (temporary)
-- writes: transition_sprint_family, transition_sprint_desa, transition_sprint_count, transition_sprint
-- grain: one family; one desa; one desa and cause of the day. A family whose causes are all repaired drops out

DELETE FROM transition_sprint_family k
WHERE k.sprint_id = %(sprint)s
    AND NOT EXISTS (SELECT FROM transition_blocked b WHERE b.family_id = k.family_id);
INSERT INTO transition_sprint_family AS k (
    sprint_id, family_id, id_kpm, kode_wilayah, path, causes, acts, said, minutes
)
SELECT %(sprint)s, b.family_id, s.id_kpm, s.kode_wilayah, s.path, b.causes, b.acts, s.said, b.minutes
FROM transition_blocked b
JOIN registry_standing s USING (family_id)
ON CONFLICT (sprint_id, family_id) DO UPDATE
SET kode_wilayah = excluded.kode_wilayah, path = excluded.path, causes = excluded.causes, acts = excluded.acts,
    said = excluded.said, minutes = excluded.minutes
WHERE (k.kode_wilayah, k.causes, k.acts, k.said, k.minutes)
    IS DISTINCT FROM (excluded.kode_wilayah, excluded.causes, excluded.acts, excluded.said, excluded.minutes);

DELETE FROM transition_sprint_desa k
WHERE k.sprint_id = %(sprint)s
    AND NOT EXISTS (SELECT FROM transition_blocked_desa d WHERE d.kode_wilayah = k.kode_wilayah);
INSERT INTO transition_sprint_desa AS k (
    sprint_id, kode_wilayah, path, families, blocked, own, visits, minutes, rate
)
SELECT %(sprint)s, kode_wilayah, path, families, blocked, own, visits, minutes, rate
FROM transition_blocked_desa
ON CONFLICT (sprint_id, kode_wilayah) DO UPDATE
SET families = excluded.families, blocked = excluded.blocked, own = excluded.own, visits = excluded.visits,
    minutes = excluded.minutes, rate = excluded.rate
WHERE (k.families, k.blocked, k.own, k.visits, k.minutes, k.rate)
    IS DISTINCT FROM (excluded.families, excluded.blocked, excluded.own, excluded.visits, excluded.minutes, excluded.rate);

DELETE FROM transition_sprint_count WHERE sprint_id = %(sprint)s AND day = %(day)s;
INSERT INTO transition_sprint_count (sprint_id, day, kode_wilayah, path, cause, families)
SELECT %(sprint)s, %(day)s, kode_wilayah, path, '', blocked FROM transition_blocked_desa
UNION ALL
SELECT %(sprint)s, %(day)s, k.kode_wilayah, k.path, c.cause, count(*)
FROM transition_sprint_family k
CROSS JOIN LATERAL unnest(k.causes) c (cause)
WHERE k.sprint_id = %(sprint)s
GROUP BY k.kode_wilayah, k.path, c.cause;

UPDATE transition_sprint SET counted_at = %(at)s WHERE id = %(sprint)s;
