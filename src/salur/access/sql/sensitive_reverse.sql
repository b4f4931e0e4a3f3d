-- purpose: takes back what row security asks of sensitive complaints
-- reads: nothing
-- writes: nothing
-- grain: one value per transaction

DROP FUNCTION access_sensitive();
