-- purpose: closes own changes that the ministry shows by now: nothing differs any more
-- reads: quality_pending_incoming (temporary)
-- writes: quality_pending
-- gives: how many
-- grain: one family and column

WITH shown AS (
    UPDATE quality_pending p
    SET state = 'ACKNOWLEDGED', closed_in = %(snapshot)s, closed_at = %(at)s
    WHERE p.state IN ('PENDING', 'SENT') AND p.path <@ %(path)s::ltree
        AND NOT EXISTS (
            SELECT FROM quality_pending_incoming i WHERE i.id_kpm = p.id_kpm AND i."column" = p."column"
        )
    RETURNING 1
)
SELECT count(*) FROM shown;
