-- purpose: how offices are reached now
-- reads: coordination_contact
-- writes: nothing
-- grain: one office

SELECT organisation, phone, email, address, hours, recorded_by_name, recorded_at
FROM coordination_contact
WHERE organisation = ANY (%(ids)s) AND superseded_at IS NULL;
