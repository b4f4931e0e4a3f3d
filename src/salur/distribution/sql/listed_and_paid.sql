-- purpose: every kab/kota with a frozen list in a month, and by how much its order differs from the SP2D
-- reads: distribution_cycle, distribution_order_check
-- writes: nothing
-- grain: one cycle; of its order the last look counts

SELECT
    c.code,
    coalesce(o.listed, 0),
    coalesce(d.families, 0)::bigint,
    coalesce(d.amount, 0)::bigint
FROM distribution_cycle c
LEFT JOIN LATERAL (
    SELECT listed, sp2d_differs FROM distribution_order_check
    WHERE cycle_id = c.id ORDER BY id DESC LIMIT 1
) o ON true
LEFT JOIN LATERAL (
    -- one entry: number of the SPM, bank, [families, rupiah] ordered, [families, rupiah] paid
    SELECT
        sum(abs((e -> 2 ->> 0)::bigint - (e -> 3 ->> 0)::bigint)) AS families,
        sum(abs((e -> 2 ->> 1)::bigint - (e -> 3 ->> 1)::bigint)) AS amount
    FROM jsonb_array_elements(o.sp2d_differs) e
) d ON true
WHERE c.program = %(program)s AND c.period = %(period)s AND c.path <@ %(path)s::ltree
    AND c.list_id IS NOT NULL
