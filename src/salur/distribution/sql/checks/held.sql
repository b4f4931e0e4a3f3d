-- purpose: how many checks of files about a region are held back
-- reads:   distribution_check, within the scope
-- writes:  nothing
-- grain:   one number
SELECT count(*) FROM distribution_check
WHERE period = %(period)s AND path <@ %(path)s::ltree AND is_held AND withdrawn_at IS NULL;
