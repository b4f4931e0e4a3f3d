-- purpose: shows hand-overs of cards, the latest day first, beyond a key
-- reads: distribution_campaign
-- writes: nothing
-- grain: one hand-over

SELECT
    id, kode_wilayah, path::text, bank, bank_name, place, day, state, cards, handed, unhanded, absent, no_ba,
    planned_by_name, planned_at, recorded_by_name, recorded_at
FROM distribution_campaign
WHERE (%(id)s::uuid IS NULL OR id = %(id)s) AND (%(path)s::text IS NULL OR path <@ %(path)s::ltree)
    AND (%(before)s::date IS NULL OR (day, id) < (%(before)s, %(before_id)s::uuid))
ORDER BY day DESC, id DESC
LIMIT %(limit)s;
