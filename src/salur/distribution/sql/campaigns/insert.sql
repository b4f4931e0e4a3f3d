-- purpose: keeps a hand-over that is planned, and the cards that are called up to it
-- reads: nothing
-- writes: distribution_campaign, distribution_campaign_card
-- grain: one hand-over

INSERT INTO distribution_campaign (
    id, kode_wilayah, path, bank, bank_name, place, day, cards, planned_by, planned_by_name, planned_at
)
VALUES (
    %(id)s, %(code)s, %(path)s, %(bank)s, %(bank_name)s, %(place)s, %(day)s, %(cards)s, %(by)s, %(by_name)s, %(at)s
);
INSERT INTO distribution_campaign_card (campaign_id, number, family_id, id_kpm, last4, path, bank)
SELECT %(id)s, n, family_id, id_kpm, last4, %(path)s::ltree, %(bank)s
FROM unnest(%(families)s::uuid[], %(ids)s::text[], %(last4)s::text[]) WITH ORDINALITY c (family_id, id_kpm, last4, n);
