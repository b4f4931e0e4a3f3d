-- purpose: starts the clock of one card that is to be replaced
-- reads: nothing
-- writes: registry_card_replacement
-- grain: one card

INSERT INTO registry_card_replacement (
    id, card_blind, family_id, kode_wilayah, path, organisation, cause, requested_on, due, requested_by,
    requested_by_name
)
VALUES (
    %(id)s, %(blind)s, %(family_id)s, %(kode_wilayah)s, %(path)s, %(organisation)s, %(state)s, %(on)s, %(due)s, %(by)s,
    %(name)s
);
