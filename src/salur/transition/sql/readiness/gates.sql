-- purpose: gives how far the regions under a path are with each gate, as last counted
-- reads: transition_measure, transition_gate
-- writes: nothing
-- grain: one region of so many digits, and gate; what is missing adds up over its desa

WITH newest AS (
    SELECT kode_wilayah AS kab, max(day) AS day
    FROM transition_measure
    WHERE path @> %(path)s OR path <@ %(path)s
    GROUP BY 1
)
SELECT
    left(g.kode_wilayah, %(digits)s), g.gate, count(*), count(*) FILTER (WHERE g.have >= g.required),
    sum(g.families), sum(least(g.have, g.required)), sum(g.required), min(g.day)
FROM transition_gate g
JOIN newest n ON n.kab = left(g.kode_wilayah, 4) AND n.day = g.day
WHERE g.kode_wilayah >= %(lowest)s AND g.kode_wilayah < %(highest)s
GROUP BY 1, 2
ORDER BY 1, 2;
