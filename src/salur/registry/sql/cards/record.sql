-- purpose: keeps what people of ours say of accounts and cards, each as a word; nothing is judged yet
-- reads: registry_family
-- writes: registry_card_event
-- grain: one word

INSERT INTO registry_card_event (
    subject, blind, family_id, id_kpm, kode_wilayah, path, state, reason, day, rank, family_digest, organisation,
    key, by_id, by_name, at, verdict
)
SELECT
    r.subject, r.blind, f.id, f.id_kpm, f.kode_wilayah, f.path, r.state, r.reason, %(day)s::date, %(rank)s,
    f.digest, r.organisation, r.key, %(by)s::uuid, %(by_name)s, %(at)s::timestamptz, 'NEW'
FROM unnest(
    %(subjects)s::text[], %(blinds)s::uuid[], %(families)s::uuid[], %(states)s::text[], %(reasons)s::text[],
    %(organisations)s::uuid[], %(keys)s::text[]
) WITH ORDINALITY r (subject, blind, family_id, state, reason, organisation, key, n)
JOIN registry_family f ON f.id = r.family_id
ORDER BY r.n;
