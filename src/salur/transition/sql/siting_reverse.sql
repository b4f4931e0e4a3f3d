-- purpose: takes back what siting.sql made
-- reads: nothing
-- writes: the schema
-- grain: four tables

DROP TABLE
    transition_siting_flow, transition_siting_shop, transition_siting_village, transition_siting;
DROP FUNCTION transition_siting_refuse_change();
