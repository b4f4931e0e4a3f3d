-- purpose: notes that a person has seen what they were told up to one notice
-- reads: nothing
-- writes: coordination_notice
-- grain: one notice; gives how many

WITH seen AS (
    UPDATE coordination_notice SET seen_at = %(at)s
    WHERE person = %(person)s AND id <= %(until)s AND seen_at IS NULL AND (%(kind)s = '' OR kind = %(kind)s)
    RETURNING id
)
SELECT count(*) FROM seen;
