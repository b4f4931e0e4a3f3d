-- purpose: let the checks of a withdrawn file count no more
-- reads:   distribution_check
-- writes:  distribution_check
-- grain:   one check
UPDATE distribution_check SET withdrawn_at = %(at)s
WHERE evidence_id = %(evidence)s AND withdrawn_at IS NULL;
