-- purpose: shows the cards of a hand-over, as they are called up
-- reads: distribution_campaign_card
-- writes: nothing
-- grain: one card, beyond a number

SELECT number, family_id, id_kpm, last4, outcome
FROM distribution_campaign_card
WHERE campaign_id = %(id)s AND number > %(after)s
ORDER BY number
LIMIT %(limit)s;
