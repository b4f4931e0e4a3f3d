-- purpose: lets a family that left wait again, before all who wait
-- reads: nothing
-- writes: registry_family (and, by its triggers, registry_family_history)
-- grain: one family; with it stays from when and by which berita acara it left

UPDATE registry_family
SET waiting_since = %(tanggal_ba)s, waiting_no_ba = %(no_ba)s, waiting_first = true,
    verified_on = greatest(verified_on, %(tanggal_ba)s), changed_by = %(by)s, changed_at = %(at)s
WHERE id = %(id)s AND ended_from IS NOT NULL AND waiting_since IS NULL;
