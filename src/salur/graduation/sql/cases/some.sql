-- purpose: gives where some cases stand, as whoever asks may see them
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, path::text FROM graduation_case WHERE id = ANY (%(ids)s) ORDER BY number;
