-- purpose: writes the berita acara of a village meeting on proposals: they are verified with it
-- reads: registry_change
-- writes: registry_change
-- grain: one proposal; the month asked for is kept where none is given

UPDATE registry_change
SET state = 'VERIFIED', no_ba = %(no_ba)s, tanggal_ba = %(tanggal_ba)s,
    asked = coalesce(%(asked)s::integer, asked), verified_by = %(by)s, verified_at = %(at)s
WHERE id = ANY (%(ids)s) AND state = 'PROPOSED';
