-- purpose: undoes burekol.sql
-- reads: nothing
-- writes: drops distribution_burekol, distribution_burekol_line, distribution_campaign, distribution_campaign_card
-- grain: the schema

DROP TABLE distribution_campaign_card, distribution_campaign, distribution_burekol_line, distribution_burekol;
