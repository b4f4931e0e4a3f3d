-- purpose: count how many payments of a month stand where, at every level: of some kab/kota, or of all
-- reads:   reconciliation_unit, reconciliation_family, reconciliation_exception, reconciliation_return,
--          reconciliation_return_line, programs_suspended
-- writes:  payment_hanging, payment_asked, payment_desa (temporary); reconciliation_payment_sum
-- grain:   region, bank and state
-- What was written in this transaction has no statistics yet: read as it stands, the exceptions would
-- be gone through anew for every single unit.
DROP TABLE IF EXISTS pg_temp.payment_desa, pg_temp.payment_hanging, pg_temp.payment_asked;
CREATE TEMPORARY TABLE payment_hanging ON COMMIT DROP AS
    SELECT DISTINCT subject::uuid AS account
    FROM reconciliation_exception
    WHERE program = 'BPNT' AND period = %(period)s AND class = 10 AND resolved_kind IS NULL
        AND reason = 'SALDO_GANTUNG';
ANALYZE payment_hanging;

CREATE TEMPORARY TABLE payment_asked ON COMMIT DROP AS
    SELECT l.account, max(l.returned_before + l.amount_idr) AS until_idr
    FROM reconciliation_return_line l JOIN reconciliation_return r ON r.id = l.return_id
    WHERE l.period = %(period)s AND r.status = 'APPROVED' AND l.excuse IS NULL
    GROUP BY l.account;
ANALYZE payment_asked;

CREATE TEMPORARY TABLE payment_desa ON COMMIT DROP AS
WITH payment AS (
    SELECT u.code AS kab, coalesce(u.kode_wilayah, '-') AS region, coalesce(u.bank, '-') AS bank,
        reconciliation_payment_state(
            false, true, u.ordered_idr, u.stage, u.rest, u.credited_idr, u.spent_idr, u.returned_idr,
            u.opening_idr, h.account IS NOT NULL, 'idle' = ANY (u.findings),
            coalesce(u.returned_idr < a.until_idr, false)
        ) AS state,
        u.ordered_idr, u.credited_idr,
        u.credited_idr > 0 AND coalesce(u.credit_day > %(last_day)s, false) AS is_late
    FROM reconciliation_unit u
    LEFT JOIN payment_hanging h ON h.account = u.account
    LEFT JOIN payment_asked a ON a.account = u.account
    WHERE u.period = %(period)s AND u.until IS NULL
        AND (%(codes)s::text[] IS NULL OR u.code = ANY (%(codes)s::text[]))
    UNION ALL
    SELECT f.code, coalesce(f.kode_wilayah, '-'), '-',
        reconciliation_payment_state(
            true, s.id_kpm IS NULL, 0, 0::smallint, '', 0, 0, 0, 0, false, false, false),
        0, 0, false
    FROM reconciliation_family f
    LEFT JOIN programs_suspended s ON s.id_kpm = f.id_kpm
    WHERE f.program = 'BPNT' AND f.period = %(period)s AND f.until IS NULL
        AND 'listed_not_ordered' = ANY (f.findings)
        AND (%(codes)s::text[] IS NULL OR f.code = ANY (%(codes)s::text[]))
)
SELECT kab, region, bank, state, count(*) AS payments, sum(ordered_idr)::bigint AS ordered,
    sum(credited_idr)::bigint AS credited, count(*) FILTER (WHERE is_late) AS late
FROM payment WHERE state IS NOT NULL
GROUP BY kab, region, bank, state;

DELETE FROM reconciliation_payment_sum
WHERE period = %(period)s AND (level < 2 OR %(codes)s::text[] IS NULL OR kab = ANY (%(codes)s::text[]));

INSERT INTO reconciliation_payment_sum (
    period, level, code, path, kab, bank, state, payments, ordered, credited, late
)
SELECT %(period)s, level, code,
    CASE length(code)
        WHEN 10 THEN concat_ws('.', 'id', left(code, 2), substr(code, 3, 2), substr(code, 5, 2), right(code, 4))
        WHEN 6 THEN concat_ws('.', 'id', left(code, 2), substr(code, 3, 2), right(code, 2))
        WHEN 4 THEN concat_ws('.', 'id', left(code, 2), right(code, 2))
        ELSE 'id' END::ltree,
    kab, bank, state, sum(payments), sum(ordered), sum(credited), sum(late)
FROM (
    SELECT 4 AS level, region AS code, * FROM payment_desa WHERE length(region) = 10
    UNION ALL SELECT 3, left(region, 6), * FROM payment_desa WHERE length(region) >= 6
    UNION ALL SELECT 2, kab, * FROM payment_desa
) AS at_levels
GROUP BY level, code, kab, bank, state;

INSERT INTO reconciliation_payment_sum (
    period, level, code, path, kab, bank, state, payments, ordered, credited, late
)
SELECT period, upper_level.level, upper_level.code,
    CASE WHEN length(upper_level.code) = 2 AND upper_level.code <> 'id'
         THEN ('id.' || upper_level.code)::ltree ELSE 'id'::ltree END,
    '', bank, state, sum(payments), sum(ordered), sum(credited), sum(late)
FROM reconciliation_payment_sum s
CROSS JOIN LATERAL (
    VALUES (1, CASE WHEN s.code = '-' THEN '-' ELSE left(s.code, 2) END), (0, 'id')
) AS upper_level (level, code)
WHERE s.period = %(period)s AND s.level = 2
GROUP BY period, upper_level.level, upper_level.code, bank, state;
