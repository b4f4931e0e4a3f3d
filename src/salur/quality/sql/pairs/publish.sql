-- purpose: brings the pairs to what a search found: the same search again changes nothing
-- reads: quality_pair_incoming (temporary), quality_vote, quality_question
-- writes: quality_pair, quality_vote
-- gives: how many pairs are new, were opened again, are no longer found
-- grain: one pair; what people decided stays, unless the data of one of the two families has changed since

WITH renewed AS (
    -- Whoever decided looked at other data: their word no longer stands. A merger is undone by people only.
    SELECT p.id
    FROM quality_pair p
    JOIN quality_pair_incoming i USING (first, second)
    WHERE p.state <> 'SAME' AND (p.first_digest, p.second_digest) <> (i.first_digest, i.second_digest)
),
withdrawn AS (
    UPDATE quality_vote v
    SET withdrawn_by = %(by)s, withdrawn_at = %(at)s, withdrawn_reason = 'data_changed'
    FROM renewed
    WHERE v.pair = renewed.id AND v.withdrawn_at IS NULL
),
asked AS (
    SELECT DISTINCT pair FROM quality_question
    WHERE pair IS NOT NULL AND answered_at IS NULL AND withdrawn_at IS NULL
),
found AS (
    SELECT
        p.id,
        p.state AS before,
        CASE
            WHEN r.id IS NOT NULL OR p.state = 'STALE'
                THEN CASE WHEN a.pair IS NULL THEN 'OPEN' ELSE 'ASKED' END
            ELSE p.state
        END AS state,
        r.id IS NOT NULL AS is_renewed,
        i.*
    FROM quality_pair p
    JOIN quality_pair_incoming i USING (first, second)
    LEFT JOIN renewed r ON r.id = p.id
    LEFT JOIN asked a ON a.pair = p.id
),
changed AS (
    UPDATE quality_pair p
    SET
        first_path = f.first_path, second_path = f.second_path, probability = f.probability,
        reasons = f.reasons, cluster = f.cluster, rank = f.rank, first_digest = f.first_digest,
        second_digest = f.second_digest, state = f.state,
        first_word = CASE WHEN f.is_renewed THEN NULL ELSE p.first_word END,
        second_word = CASE WHEN f.is_renewed THEN NULL ELSE p.second_word END,
        settled_word = CASE WHEN f.is_renewed THEN NULL ELSE p.settled_word END
    FROM found f
    WHERE p.id = f.id
        AND (
            p.first_path, p.second_path, p.probability, p.reasons, p.cluster, p.rank, p.first_digest,
            p.second_digest, p.state
        ) IS DISTINCT FROM (
            f.first_path, f.second_path, f.probability, f.reasons, f.cluster, f.rank, f.first_digest,
            f.second_digest, f.state
        )
    RETURNING f.before <> f.state AS is_opened
),
added AS (
    INSERT INTO quality_pair (
        id, first, second, first_id_kpm, second_id_kpm, first_path, second_path, probability, reasons,
        cluster, rank, first_digest, second_digest, state, found_at, found_in
    )
    SELECT
        gen_random_uuid(), first, second, first_id_kpm, second_id_kpm, first_path, second_path,
        probability, reasons, cluster, rank, first_digest, second_digest, 'OPEN', %(at)s, %(period)s
    FROM quality_pair_incoming i
    WHERE NOT EXISTS (SELECT FROM quality_pair p WHERE p.first = i.first AND p.second = i.second)
    RETURNING id
),
gone AS (
    UPDATE quality_pair p
    SET state = 'STALE'
    WHERE p.state = 'OPEN'
        AND p.first_path <@ %(opened)s::ltree AND p.second_path <@ %(opened)s::ltree
        AND (p.first_path <@ %(path)s::ltree OR p.second_path <@ %(path)s::ltree)
        AND NOT EXISTS (
            SELECT FROM quality_pair_incoming i WHERE i.first = p.first AND i.second = p.second
        )
    RETURNING p.id
)
SELECT
    (SELECT count(*) FROM added) AS added,
    (SELECT count(*) FROM changed WHERE is_opened) AS reopened,
    (SELECT count(*) FROM gone) AS stale;
