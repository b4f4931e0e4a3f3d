-- purpose: locks the current cards of some families, in one order
-- reads: registry_card, registry_family_account
-- writes: nothing
-- grain: one card

SELECT c.blind FROM registry_card c
WHERE c.blind IN (
    SELECT card_blind FROM registry_family_account WHERE family_id = ANY (%(families)s) AND valid_to IS NULL
)
ORDER BY c.blind
FOR UPDATE;
