-- purpose: tells of every region of so many digits what its quota is, how many families lists hold there,
--          and how many of those have an account and hold a card; of what lies above only its own quota
-- reads: programs_quota, programs_list_desa, programs_list_reach
-- writes: nothing
-- grain: one programme and region that has a quota or a list; kpm is null where claims contradict each
--        other (claims is 0 where there is none), accounts and cards where nobody counted them

WITH asked AS (
    SELECT lowest, highest FROM unnest(%(lowest)s::text[], %(highest)s::text[]) AS range (lowest, highest)
), given AS MATERIALIZED (
    SELECT q.program, q.kode_wilayah AS code, CASE WHEN count(DISTINCT q.kpm) = 1 THEN min(q.kpm) END AS kpm
    FROM programs_quota AS q
    WHERE q.program = ANY(%(programs)s) AND q.period = %(period)s AND q.superseded_at IS NULL
        AND EXISTS (SELECT FROM asked WHERE q.kode_wilayah >= lowest AND q.kode_wilayah < highest)
    GROUP BY q.program, q.kode_wilayah
), outermost AS (
    -- What a region shares out among its parts is not added to it again.
    SELECT program, left(code, %(digits)s) AS code, kpm
    FROM given
    WHERE length(code) > %(digits)s
        AND (program, left(code, %(digits)s)) NOT IN (SELECT program, code FROM given)
        AND (length(code) <= 6 OR %(digits)s >= 6
            OR (program, left(code, 6)) NOT IN (SELECT program, code FROM given))
), quota AS (
    SELECT program, code, 1 AS claims, kpm FROM given WHERE length(code) <= %(digits)s
    UNION ALL
    SELECT program, code, count(*)::int, CASE WHEN bool_and(kpm IS NOT NULL) THEN sum(kpm)::int END
    FROM outermost GROUP BY program, code
), listed AS (
    SELECT d.program, left(d.kode_wilayah, %(digits)s) AS code, sum(d.families)::int AS families,
        CASE WHEN count(*) FILTER (WHERE d.families > 0 AND r.accounts IS NULL) = 0
            THEN sum(r.accounts)::int END AS accounts,
        CASE WHEN count(*) FILTER (WHERE d.families > 0 AND r.cards IS NULL) = 0
            THEN sum(r.cards)::int END AS cards
    FROM programs_list_desa AS d
    LEFT JOIN programs_list_reach AS r USING (list_id, kode_wilayah)
    WHERE d.program = ANY(%(programs)s) AND d.period = %(period)s
        AND EXISTS (SELECT FROM asked WHERE d.kode_wilayah >= lowest AND d.kode_wilayah < highest)
    GROUP BY 1, 2
)
SELECT program, code, coalesce(q.claims, 0), q.kpm, coalesce(l.families, 0), l.accounts, l.cards
FROM quota AS q
FULL JOIN listed AS l USING (program, code)
ORDER BY program, code;
