-- purpose: says which of some families are called up to a hand-over already
-- reads: distribution_campaign_card
-- writes: nothing
-- grain: one family

SELECT family_id FROM distribution_campaign_card WHERE family_id = ANY (%(families)s) AND outcome IS NULL;
