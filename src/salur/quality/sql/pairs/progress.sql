-- purpose: how many pairs of whoever asks are done, wait for them, for others, for the field; and what to begin with
-- reads: quality_pair, quality_vote, quality_question, quality_search
-- writes: nothing
-- grain: one row, within the scope

WITH mine AS (
    SELECT
        id, state, -rank AS r, cluster, -probability AS p,
        CASE
            WHEN %(settles)s THEN state = 'DISPUTED'
            ELSE state = 'OPEN' AND (
                (first_path <@ ANY ((SELECT access_paths())::ltree[]) AND first_word IS NULL)
                OR (second_path <@ ANY ((SELECT access_paths())::ltree[]) AND second_word IS NULL)
            )
        END AS is_turn
    FROM quality_pair
    WHERE state <> 'STALE' AND (NOT %(settles)s OR state = 'DISPUTED' OR settled_word IS NOT NULL)
),
latest AS (
    SELECT pair, given_at AS at FROM quality_vote WHERE given_by = %(person)s AND withdrawn_at IS NULL
    UNION ALL
    SELECT pair, asked_at FROM quality_question
    WHERE asked_by = %(person)s AND withdrawn_at IS NULL AND answered_at IS NULL AND pair IS NOT NULL
)
SELECT
    count(*), count(*) FILTER (WHERE is_turn), count(*) FILTER (WHERE state = 'ASKED'),
    count(*) FILTER (WHERE state = 'OPEN' AND NOT is_turn), count(*) FILTER (WHERE state = 'DISPUTED'),
    count(*) FILTER (WHERE state = 'SAME'), count(*) FILTER (WHERE state = 'DIFFERENT'),
    (SELECT id FROM mine WHERE is_turn ORDER BY r, cluster, p, id LIMIT 1),
    (SELECT pair FROM latest ORDER BY at DESC, pair LIMIT 1),
    (SELECT max(searched_at) FROM quality_search)
FROM mine;
