-- purpose: lets a family be paid on another card of the same account
-- reads: registry_card
-- writes: registry_card, registry_family_account (and their histories)
-- gives: the new card, nothing where the number is another card's
-- grain: one card

WITH made AS (
    INSERT INTO registry_card (
        blind, sealed, last4, account_blind, organisation, path, changed_by, changed_at
    )
    SELECT %(new)s::uuid, %(sealed)s::bytea, %(last4)s, c.account_blind, c.organisation, c.path, %(by)s::uuid,
        %(at)s::timestamptz
    FROM registry_card c
    WHERE c.blind = %(old)s::uuid
    ON CONFLICT (blind) DO NOTHING
    RETURNING blind
), linked AS (
    UPDATE registry_family_account l SET card_blind = m.blind, changed_by = %(by)s::uuid, changed_at = %(at)s
    FROM made m
    WHERE l.card_blind = %(old)s::uuid AND l.family_id = %(family)s::uuid AND l.valid_to IS NULL
    RETURNING l.card_blind
)
SELECT blind FROM made;
