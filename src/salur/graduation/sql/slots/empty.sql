-- purpose: counts in each month until one how many places of a region of so many digits nobody had, by programme
-- reads: graduation_slot, programs_of_region (temporary)
-- writes: nothing
-- grain: one region, month and programme; a place that was given up does not stand empty. Where neither a decision nor a
--        list says so it is a card

SELECT left(s.code, %(digits)s), x.month, coalesce(desa.program, kabkota.program, 'BPNT'), count(*)
FROM graduation_slot s
CROSS JOIN LATERAL generate_series(
    to_date(s.from_month::text, 'YYYYMM')::timestamp,
    CASE WHEN s.filled_month IS NULL THEN to_date(%(until)s::text, 'YYYYMM')::timestamp
        ELSE least(to_date(s.filled_month::text, 'YYYYMM') - interval '1 month', to_date(%(until)s::text, 'YYYYMM'))
    END,
    interval '1 month'
) AS m
CROSS JOIN LATERAL (SELECT to_char(m, 'YYYYMM')::integer AS month) x
LEFT JOIN programs_of_region desa
    ON desa.code = s.code AND x.month >= desa.first AND (desa.until IS NULL OR x.month < desa.until)
LEFT JOIN programs_of_region kabkota
    ON kabkota.code = left(s.code, 4) AND x.month >= kabkota.first
        AND (kabkota.until IS NULL OR x.month < kabkota.until)
WHERE s.code >= %(lowest)s AND s.code < %(highest)s AND s.state <> 'CLOSED'
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3;
