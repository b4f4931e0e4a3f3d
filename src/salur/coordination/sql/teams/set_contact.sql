-- purpose: says how an office is reached; what was said before is superseded
-- reads: nothing
-- writes: coordination_contact
-- grain: one office

WITH before AS (
    UPDATE coordination_contact SET superseded_at = %(at)s
    WHERE organisation = %(organisation)s AND superseded_at IS NULL
    RETURNING id
)
INSERT INTO coordination_contact (
    organisation, phone, email, address, hours, recorded_by, recorded_by_name, recorded_at
)
SELECT %(organisation)s, %(phone)s, %(email)s, %(address)s, %(hours)s, %(by)s, %(by_name)s, %(at)s
FROM (SELECT count(*) FROM before) b;
