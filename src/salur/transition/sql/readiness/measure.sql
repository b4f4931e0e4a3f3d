-- purpose: counts every gate of every desa with families under a region, as of now
-- reads: registry_standing, transition_room, transition_served, transition_far (temporary), transition_fact
-- writes: transition_counted (temporary, gone at commit)
-- grain: one desa and gate; `have` of `required` things, families or the desa itself. Shops count where their bank
--        calls them active, with the capacity that it says or else the usual one; a desa has its families' share of
--        what its kecamatan has room for, and nothing where no shop is within reach; a team's decree is one that was
--        recorded of an area, or one of `teams`, the regions whose team the directory holds

DROP TABLE IF EXISTS pg_temp.transition_counted, pg_temp.transition_of_desa;
CREATE TEMPORARY TABLE transition_of_desa ON COMMIT DROP AS
SELECT
    kode_wilayah, path, count(*)::integer AS families,
    count(*) FILTER (WHERE cardinality(suspended_reasons) = 0)::integer AS valid,
    count(*) FILTER (WHERE stage NOT IN ('NO_ACCOUNT', 'FAILED') AND NOT is_blocked)::integer AS accounts,
    count(*) FILTER (WHERE stage = 'AKTIF' AND NOT is_blocked)::integer AS cards
FROM registry_standing
GROUP BY kode_wilayah, path;
ANALYZE transition_of_desa;

CREATE TEMPORARY TABLE transition_counted ON COMMIT DROP AS
WITH said AS (
    SELECT d.kode_wilayah, f.kind, bool_or(f.holds) AS holds
    FROM transition_of_desa d
    JOIN LATERAL (
        -- of an area and those that it lies in, the smallest that was spoken of
        SELECT DISTINCT ON (kind) kind, holds FROM transition_fact
        WHERE superseded_at IS NULL AND path @> d.path
        ORDER BY kind, nlevel(path) DESC
    ) f ON true
    GROUP BY 1, 2
),
kecamatan AS (
    SELECT left(d.kode_wilayah, 6) AS code, sum(d.families) AS families, coalesce(max(r.capacity), 0) AS capacity,
        coalesce(max(r.terminals), 0) AS terminals
    FROM transition_of_desa d
    LEFT JOIN transition_room r ON r.code = left(d.kode_wilayah, 6)
    GROUP BY 1
)
SELECT d.kode_wilayah, d.path, d.families, g.gate, g.have::integer AS have, g.required::integer AS required
FROM transition_of_desa d
JOIN kecamatan k ON k.code = left(d.kode_wilayah, 6)
LEFT JOIN transition_served s ON s.code = left(d.kode_wilayah, 4)
CROSS JOIN LATERAL (
    VALUES
        ('LIST', d.valid, ceil(d.families * %(list)s / 1000.0)),
        ('ACCOUNTS', d.accounts, ceil(d.families * %(accounts)s / 1000.0)),
        ('CARDS', d.cards, ceil(d.families * %(cards)s / 1000.0)),
        ('SHOPS', CASE WHEN d.kode_wilayah IN (SELECT code FROM transition_far) THEN 0
            ELSE least(d.families, d.families * k.capacity / k.families) END, ceil(d.families * %(shops)s / 1000.0)),
        ('NETWORK', (k.terminals > 0 AND EXISTS (
            SELECT FROM said WHERE said.kode_wilayah = d.kode_wilayah AND kind = 'NETWORK' AND holds
        ))::int, 1),
        ('BANK', (s.code IS NOT NULL)::int, 1),
        ('TIKOR', (EXISTS (
            SELECT FROM said WHERE said.kode_wilayah = d.kode_wilayah AND kind = 'TIKOR' AND holds
        ) OR EXISTS (
            SELECT FROM unnest(%(teams)s::text[]) AS team (code) WHERE left(d.kode_wilayah, length(code)) = code
        ))::int, 1),
        ('SOCIALISED', (EXISTS (
            SELECT FROM said WHERE said.kode_wilayah = d.kode_wilayah AND kind = 'SOCIALISED' AND holds
        ))::int, 1)
) g (gate, have, required);
