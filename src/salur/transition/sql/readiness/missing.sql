-- purpose: names the desa under a path that lack something of a gate, as last counted, the widest gap first
-- reads: transition_measure, transition_gate
-- writes: nothing
-- grain: one desa, beyond (missing, code)

WITH newest AS (
    SELECT kode_wilayah AS kab, max(day) AS day
    FROM transition_measure
    WHERE path @> %(path)s OR path <@ %(path)s
    GROUP BY 1
)
SELECT g.kode_wilayah, g.families, g.have, g.required, g.day
FROM transition_gate g
JOIN newest n ON n.kab = left(g.kode_wilayah, 4) AND n.day = g.day
WHERE g.kode_wilayah >= %(lowest)s AND g.kode_wilayah < %(highest)s
    AND g.gate = %(gate)s AND g.have < g.required
    AND (%(missing)s::int IS NULL OR (g.have - g.required, g.kode_wilayah) > (- %(missing)s::int, %(after)s::text))
ORDER BY g.have - g.required, g.kode_wilayah
LIMIT %(limit)s;
