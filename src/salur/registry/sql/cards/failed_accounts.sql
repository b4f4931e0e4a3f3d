-- purpose: shows under what the failed openings of a family stand
-- reads: registry_card_event
-- writes: nothing
-- grain: one account that failed to open

SELECT blind, organisation FROM registry_card_event
WHERE family_id = %(family)s AND subject = 'ACCOUNT' AND state = 'GAGAL_BUREKOL' AND is_current
ORDER BY id;
