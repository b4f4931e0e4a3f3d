-- purpose: joins evidence to the cycles it concerns, or brings the links to where the evidence stands now
-- reads: distribution_cycle, distribution_evidence
-- writes: distribution_evidence
-- gives: the cycles where anything changed
-- grain: one file in one cycle; only cycles of `cycles` where that is not null
--
-- A file concerns the months it names. One that holds reversals may take back lines of earlier months as well: it joins
-- those to which the same sender gave that contract.

WITH given AS (
    SELECT * FROM unnest(
        %(ids)s::uuid[], %(contracts)s::text[], %(programs)s::text[], %(senders)s::uuid[], %(names)s::text[],
        %(received)s::timestamptz[], %(rows)s::bigint[], %(statuses)s::text[], %(paths)s::ltree[],
        %(firsts)s::integer[], %(lasts)s::integer[], %(reversals)s::boolean[]
    ) AS e (
        evidence_id, contract, program, sender, sender_name, received_at, rows, status, path, first, last, reversals
    )
),
concerned AS (
    SELECT
        c.id AS cycle_id, c.path, g.evidence_id, g.contract, g.sender, g.sender_name, g.received_at, g.rows, g.status,
        c.period < g.first AS reversal
    FROM given g
    JOIN distribution_cycle c ON c.program = g.program AND (c.path <@ g.path OR g.path <@ c.path)
    WHERE (%(cycles)s::uuid[] IS NULL OR c.id = ANY (%(cycles)s::uuid[]))
        AND (
            c.period BETWEEN g.first AND g.last
            OR (g.reversals AND c.period < g.first AND EXISTS (
                SELECT FROM distribution_evidence e
                WHERE e.cycle_id = c.id AND e.contract = g.contract AND e.sender = g.sender AND NOT e.reversal
            ))
        )
),
gone AS (
    DELETE FROM distribution_evidence e
    USING given g
    WHERE e.evidence_id = g.evidence_id AND e.run IS NULL AND %(cycles)s::uuid[] IS NULL
        AND NOT EXISTS (
            SELECT FROM concerned c WHERE c.cycle_id = e.cycle_id AND c.evidence_id = e.evidence_id
        )
    RETURNING e.cycle_id
),
linked AS (
    INSERT INTO distribution_evidence AS e (
        cycle_id, path, evidence_id, contract, sender, sender_name, received_at, rows, status, reversal, linked_at
    )
    SELECT
        cycle_id, path, evidence_id, contract, sender, sender_name, received_at, rows, status, reversal, %(at)s
    FROM concerned
    ORDER BY cycle_id, evidence_id
    ON CONFLICT (cycle_id, evidence_id) DO UPDATE
    SET status = excluded.status, rows = excluded.rows, reversal = excluded.reversal, linked_at = excluded.linked_at
    WHERE (e.status, e.rows, e.reversal) IS DISTINCT FROM (excluded.status, excluded.rows, excluded.reversal)
    RETURNING e.cycle_id
)
SELECT cycle_id FROM linked UNION SELECT cycle_id FROM gone;
