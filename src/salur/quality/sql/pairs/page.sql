-- purpose: the next pairs of a list, surest cluster first
-- reads: quality_pair
-- writes: nothing
-- grain: one pair, beyond a key

SELECT
    id, first_id_kpm, second_id_kpm, first_path::text, second_path::text, probability, reasons, state, first_word,
    second_word, settled_word, rank, cluster
FROM quality_pair
WHERE
    CASE %(what)s
        WHEN 'turn' THEN state = 'OPEN' AND (
            (first_path <@ ANY ((SELECT access_paths())::ltree[]) AND first_word IS NULL)
            OR (second_path <@ ANY ((SELECT access_paths())::ltree[]) AND second_word IS NULL)
        )
        WHEN 'waiting' THEN state = 'OPEN' AND NOT (
            (first_path <@ ANY ((SELECT access_paths())::ltree[]) AND first_word IS NULL)
            OR (second_path <@ ANY ((SELECT access_paths())::ltree[]) AND second_word IS NULL)
        )
        WHEN 'decided' THEN state IN ('SAME', 'DIFFERENT')
        ELSE state = upper(%(what)s)
    END
    AND (
        %(rank)s::float8 IS NULL
        OR (-rank, cluster, -probability, id)
            > (-%(rank)s::float8, %(cluster)s::uuid, -%(probability)s::float8, %(id)s::uuid)
    )
ORDER BY -rank, cluster, -probability, id
LIMIT %(limit)s;
