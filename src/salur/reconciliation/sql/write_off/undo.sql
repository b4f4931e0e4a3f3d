-- purpose: let hang again what a decision ended; what its month says no longer was corrected
-- reads:   nothing
-- writes:  reconciliation_exception
-- grain:   one exception
UPDATE reconciliation_exception
SET write_off_id = NULL,
    resolved_kind = CASE WHEN closed_in IS NOT NULL THEN 'corrected' END,
    resolved_on = CASE WHEN closed_in IS NOT NULL THEN closed_at::date END,
    resolved_in = CASE WHEN closed_in IS NOT NULL THEN period END,
    settled_in = CASE WHEN closed_in IS NOT NULL THEN period END
WHERE write_off_id = %(id)s
