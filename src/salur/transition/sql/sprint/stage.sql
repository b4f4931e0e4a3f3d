-- purpose: stages what keeps each family of a sprint from the card, and what it adds up to per desa
-- reads: registry_standing, quality_found (temporary)
-- writes: transition_cause, transition_blocked, transition_way, transition_blocked_desa (temporary, gone at commit)
-- grain: one family that is kept; one desa. A suspension whose rule is known is that rule's cause once, not twice

DROP TABLE IF EXISTS pg_temp.transition_cause, pg_temp.transition_blocked, pg_temp.transition_blocked_desa,
    pg_temp.transition_way;
CREATE TEMPORARY TABLE transition_cause ON COMMIT DROP AS
SELECT cause, act, minutes
FROM unnest(%(causes)s::text[], %(acts)s::text[], %(minutes)s::integer[]) c (cause, act, minutes);
ANALYZE transition_cause;

CREATE TEMPORARY TABLE transition_blocked ON COMMIT DROP AS
SELECT
    f.family_id, array_agg(f.cause ORDER BY f.cause) AS causes, array_agg(DISTINCT c.act ORDER BY c.act) AS acts,
    sum(c.minutes)::integer AS minutes
FROM (
    SELECT family_id, stage AS cause FROM registry_standing
    UNION ALL
    SELECT family_id, 'BLOKIR' FROM registry_standing WHERE is_blocked
    UNION ALL
    (
        SELECT s.family_id, coalesce(k.cause, %(other)s)
        FROM registry_standing s
        CROSS JOIN LATERAL unnest(s.suspended_reasons) r (reason)
        LEFT JOIN transition_cause k ON k.cause = r.reason
        UNION
        SELECT q.family_id, q.rule FROM quality_found q JOIN registry_standing s USING (family_id)
    )
) f
JOIN transition_cause c USING (cause)
GROUP BY f.family_id;
CREATE UNIQUE INDEX ON transition_blocked (family_id);
ANALYZE transition_blocked;

CREATE TEMPORARY TABLE transition_way ON COMMIT DROP AS
SELECT path, minutes
FROM unnest(%(ways)s::ltree[], %(way_minutes)s::integer[]) w (path, minutes);
ANALYZE transition_way;

-- The twin of domain.sprint.rate: the way to a desa counts once, where anybody is visited; the nearest region's holds.
CREATE TEMPORARY TABLE transition_blocked_desa ON COMMIT DROP AS
SELECT
    d.kode_wilayah, d.path, d.families, d.blocked, d.own, d.visits, d.work + w.way AS minutes,
    coalesce(d.blocked * 60.0::float8 / nullif(d.work + w.way, 0), 0) AS rate
FROM (
    SELECT
        s.kode_wilayah, s.path, count(*)::integer AS families, count(b.family_id)::integer AS blocked,
        count(*) FILTER (WHERE b.acts <@ %(own)s::text[])::integer AS own,
        count(*) FILTER (WHERE %(visit)s = ANY (b.acts))::integer AS visits,
        coalesce(sum(b.minutes), 0)::integer AS work
    FROM registry_standing s
    LEFT JOIN transition_blocked b USING (family_id)
    GROUP BY s.kode_wilayah, s.path
) d
CROSS JOIN LATERAL (
    SELECT CASE WHEN d.visits > 0 THEN (
        SELECT y.minutes FROM transition_way y WHERE y.path @> d.path ORDER BY nlevel(y.path) DESC LIMIT 1
    ) ELSE 0 END AS way
) w;
ANALYZE transition_blocked_desa;
