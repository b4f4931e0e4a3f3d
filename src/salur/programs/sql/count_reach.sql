-- purpose: counts of a list's desa how many families have an account and hold a card
-- reads: programs_list_entry, registry_reached (temporary, made by registry.queries.stage_reached)
-- writes: programs_list_reach
-- grain: one desa of one list
INSERT INTO programs_list_reach (
    list_id, kode_wilayah, period, path, accounts, cards, counted_at
)
SELECT e.list_id, e.kode_wilayah, e.period, e.path,
    count(r.id_kpm), count(*) FILTER (WHERE r.has_card), %(at)s
FROM programs_list_entry e
LEFT JOIN registry_reached r USING (id_kpm)
WHERE e.list_id = %(list)s AND e.period = %(period)s
GROUP BY 1, 2, 3, 4
ON CONFLICT (list_id, kode_wilayah) DO UPDATE
SET accounts = excluded.accounts, cards = excluded.cards, counted_at = excluded.counted_at;
