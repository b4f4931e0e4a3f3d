-- purpose: keeps what the rows of a file say of accounts and cards, each as a word; nothing is judged yet
-- reads: registry_account_incoming, registry_account_placed (temporary), registry_card_replacement
-- writes: registry_card_event
-- grain: one word: a row has one of an account, and one of a card where it names one. Of an account that never came
--        to be the family's own id stands in its place

INSERT INTO registry_card_event (
    subject, blind, family_id, id_kpm, kode_wilayah, path, state, reason, day, rank, family_digest, organisation,
    evidence, row, by_id, by_name, at, late, verdict
)
SELECT
    w.subject, w.blind, p.family_id, p.id_kpm, p.kode_wilayah, p.path, w.state, w.reason, p.as_of,
    array_position(CASE w.subject WHEN 'ACCOUNT' THEN %(account_states)s::text[] ELSE %(card_states)s END, w.state) - 1,
    p.family_digest, %(organisation)s::uuid, %(evidence)s::uuid, p.row, %(by)s::uuid, '', %(at)s::timestamptz,
    EXISTS (
        SELECT FROM registry_card_event o WHERE o.subject = w.subject AND o.blind = w.blind AND o.verdict <> 'UNKNOWN_FAMILY' AND o.day > p.as_of
    ),
    'NEW'
FROM registry_account_placed p
CROSS JOIN LATERAL (
    VALUES
        ('ACCOUNT', coalesce(p.account_blind, CASE WHEN p.status = 'GAGAL_BUREKOL' THEN p.family_id END), p.status, p.reason),
        ('CARD', p.card_blind, p.card_status, NULL)
) w (subject, blind, state, reason)
WHERE w.blind IS NOT NULL AND w.state IS NOT NULL
ORDER BY p.number, w.subject
ON CONFLICT DO NOTHING;

-- Whose card waits to be replaced and has another one now: the old one is replaced.
INSERT INTO registry_card_event (
    subject, blind, family_id, id_kpm, kode_wilayah, path, state, day, rank, organisation, evidence, by_id, by_name, at,
    verdict
)
SELECT DISTINCT ON (r.card_blind)
    'CARD', r.card_blind, p.family_id, p.id_kpm, p.kode_wilayah, p.path, 'DIGANTI', p.as_of,
    array_position(%(card_states)s, 'DIGANTI') - 1, %(organisation)s::uuid, %(evidence)s::uuid, %(by)s::uuid, '',
    %(at)s::timestamptz, 'NEW'
FROM registry_card_replacement r
JOIN registry_account_placed p ON p.family_id = r.family_id AND p.card_blind <> r.card_blind
JOIN registry_card c ON c.blind = r.card_blind AND c.account_blind = p.account_blind
WHERE r.replaced_on IS NULL AND p.as_of >= r.requested_on
    AND coalesce(p.card_status, '') NOT IN ('RUSAK', 'HILANG', 'BLOKIR_PIN', 'KEMBALI')
ORDER BY r.card_blind, p.as_of, p.number;

INSERT INTO registry_card_event (
    subject, blind, id_kpm, path, state, reason, day, rank, organisation, evidence, row, by_id, by_name, at, verdict
)
SELECT
    'ACCOUNT', i.account_blind, left(i.id_kpm, 60), %(path)s::ltree, i.status, i.reason, i.as_of, 0,
    %(organisation)s::uuid, %(evidence)s::uuid, i.row, %(by)s::uuid, '', %(at)s::timestamptz, 'UNKNOWN_FAMILY'
FROM registry_account_incoming i
WHERE %(path)s::text IS NOT NULL AND NOT EXISTS (SELECT FROM registry_family f WHERE f.id_kpm = i.id_kpm)
ON CONFLICT DO NOTHING;
