-- purpose: undoes cards.sql
-- reads: nothing
-- writes: drops registry_card_event, registry_card_replacement, registry_card_count
-- grain: the schema

DROP TABLE registry_card_count;
DROP TABLE registry_card_replacement;
DROP FUNCTION registry_card_replacement_closes();
DROP TABLE registry_card_event;
