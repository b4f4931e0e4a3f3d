-- purpose: one pair with all that its page shows: what was said and asked, its cluster, its neighbours in the queue
-- reads: quality_pair, quality_vote, quality_question
-- writes: nothing
-- grain: the pair; the queue is of what waits for whoever asks, or of what they are to settle

WITH here AS (
    SELECT * FROM quality_pair WHERE id = %(pair)s
),
turn AS (
    SELECT id, -rank AS r, cluster, -probability AS p
    FROM quality_pair
    WHERE (%(settles)s AND state = 'DISPUTED')
        OR (
            NOT %(settles)s AND state = 'OPEN'
            AND (
                (first_path <@ ANY ((SELECT access_paths())::ltree[]) AND first_word IS NULL)
                OR (second_path <@ ANY ((SELECT access_paths())::ltree[]) AND second_word IS NULL)
            )
        )
),
said AS (
    SELECT
        json_agg(
            json_build_object(
                'side', side, 'word', word, 'keep', keep, 'note', note, 'name', given_by_name, 'at', given_at,
                'organisation', organisation
            ) ORDER BY given_at, id
        ) AS votes
    FROM quality_vote WHERE pair = %(pair)s AND withdrawn_at IS NULL
),
asked AS (
    SELECT
        json_agg(
            json_build_object(
                'id', id, 'text', text, 'path', path::text, 'asked_by', asked_by_name, 'asked_at', asked_at,
                'due', due, 'answer', answer, 'note', note, 'answered_by', answered_by_name,
                'answered_at', answered_at, 'organisation', organisation
            ) ORDER BY asked_at, id
        ) AS questions
    FROM quality_question WHERE pair = %(pair)s AND withdrawn_at IS NULL
),
near AS (
    SELECT
        json_agg(
            json_build_object(
                'id', n.id, 'first', n.first_id_kpm, 'second', n.second_id_kpm, 'probability', n.probability,
                'state', n.state
            ) ORDER BY n.probability DESC, n.id
        ) AS others
    FROM quality_pair n JOIN here ON n.cluster = here.cluster AND n.state <> 'STALE'
)
SELECT
    h.id, h.first, h.second, h.first_id_kpm, h.second_id_kpm, h.first_path::text, h.second_path::text, h.probability,
    h.reasons, h.state, h.first_word, h.second_word, h.settled_word, h.found_in,
    (SELECT id FROM turn WHERE (r, cluster, p, id) > (-h.rank, h.cluster, -h.probability, h.id)
        ORDER BY r, cluster, p, id LIMIT 1) AS next_id,
    (SELECT id FROM turn WHERE (r, cluster, p, id) < (-h.rank, h.cluster, -h.probability, h.id)
        ORDER BY r DESC, cluster DESC, p DESC, id DESC LIMIT 1) AS previous_id,
    (SELECT id FROM turn WHERE id <> h.id ORDER BY r, cluster, p, id LIMIT 1) AS first_id,
    (SELECT votes::text FROM said), (SELECT questions::text FROM asked), (SELECT others::text FROM near)
FROM here h;
