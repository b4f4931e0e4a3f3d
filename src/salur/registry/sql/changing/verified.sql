-- purpose: locks the lines of a berita acara that wait to be endorsed
-- reads: registry_change
-- writes: nothing
-- grain: one line

SELECT id, asked, proposed_by, verified_by, path::text
FROM registry_change
WHERE document = %(document)s AND state = 'VERIFIED'
ORDER BY id
FOR UPDATE;
