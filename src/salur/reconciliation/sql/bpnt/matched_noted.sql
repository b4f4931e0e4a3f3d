-- purpose: name the units that rest on lines of a number which people said stands for them
-- reads:   matched_accounts, classed
-- writes:  unit_notes
-- grain:   one account
INSERT INTO unit_notes
SELECT acct, 'account_matched' FROM matched_accounts WHERE acct IN (SELECT acct FROM classed);
