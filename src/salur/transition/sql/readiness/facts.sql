-- purpose: gives what was recorded of an area, of those it lies in and those under it, newest first
-- reads: transition_fact
-- writes: nothing
-- grain: one fact; superseded ones too where asked

SELECT id, kind, kode_wilayah, holds, value, number, on_day, note, evidence, recorded_by_name, recorded_at, superseded_at
FROM transition_fact
WHERE (path @> %(path)s OR path <@ %(path)s) AND (%(kind)s::text IS NULL OR kind = %(kind)s)
    AND (%(all)s OR superseded_at IS NULL) AND (%(before)s::bigint IS NULL OR id < %(before)s)
ORDER BY id DESC
LIMIT %(limit)s;
