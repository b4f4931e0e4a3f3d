-- purpose: keeps what was counted as the day's; a second count of the same day takes the first one's place
-- reads: transition_counted (temporary)
-- writes: transition_measure, transition_gate
-- gives: how many desa were counted, and how many of them passed every gate
-- grain: one kab/kota; one desa and gate

INSERT INTO transition_measure (kode_wilayah, day, path, at, families)
SELECT left(kode_wilayah, 4), %(day)s, subpath(path, 0, 3), %(at)s, sum(families)
FROM transition_counted
WHERE gate = 'LIST'
GROUP BY 1, 3
ON CONFLICT (kode_wilayah, day) DO UPDATE SET at = excluded.at, families = excluded.families;

DELETE FROM transition_gate
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s AND day = %(day)s;

WITH kept AS (
    INSERT INTO transition_gate (kode_wilayah, day, gate, path, families, have, required)
    SELECT kode_wilayah, %(day)s, gate, path, families, have, required
    FROM transition_counted
    ORDER BY kode_wilayah, gate
    RETURNING kode_wilayah, have >= required AS passed
)
SELECT count(*), count(*) FILTER (WHERE passed)
FROM (SELECT kode_wilayah, bool_and(passed) AS passed FROM kept GROUP BY 1) desa;
