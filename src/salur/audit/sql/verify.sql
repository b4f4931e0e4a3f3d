-- purpose: recomputes the chain of hashes without showing what the events say
-- reads: audit_event, audit_link (as their owner)
-- writes: nothing
-- grain: one row per fault: a link that is missing, altered or out of place, or an event without one

CREATE FUNCTION audit_faults(first_day date, last_day date)
RETURNS TABLE (number bigint, day date, event_id bigint, fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH chain AS (
        SELECT
            link.number, link.day, link.event_id, link.previous_hash, link.hash, event.id AS kept,
            CASE WHEN event.id IS NOT NULL THEN audit_hash(link.previous_hash, event) END AS computed,
            coalesce(lag(link.number) OVER in_order, 0) AS number_before,
            coalesce(lag(link.hash) OVER in_order, ''::bytea) AS hash_before,
            coalesce(lag(link.day) OVER in_order, '-infinity') AS day_before
        FROM audit_link AS link
        LEFT JOIN audit_event AS event ON event.id = link.event_id
        -- One day more before the first, so that the first day's own first link has its neighbour.
        WHERE link.day <= last_day
            AND link.number >= coalesce(
                (SELECT max(before.number) FROM audit_link AS before WHERE before.day < first_day), 0
            )
        WINDOW in_order AS (ORDER BY link.number)
    )
    SELECT
        chain.number, chain.day, chain.event_id,
        CASE
            WHEN chain.number <> chain.number_before + 1 THEN 'link_missing'
            WHEN chain.day < chain.day_before THEN 'link_out_of_place'
            WHEN chain.previous_hash <> chain.hash_before THEN 'link_altered'
            WHEN chain.kept IS NULL THEN 'event_missing'
            ELSE 'event_altered'
        END
    FROM chain
    WHERE chain.day >= first_day
        AND (
            chain.number <> chain.number_before + 1
            OR chain.day < chain.day_before
            OR chain.previous_hash <> chain.hash_before
            OR chain.computed IS DISTINCT FROM chain.hash
        )
    UNION ALL
    SELECT
        NULL, (event.recorded_at AT TIME ZONE 'Asia/Makassar')::date, event.id, 'event_unchained'
    FROM audit_event AS event
    WHERE (event.recorded_at AT TIME ZONE 'Asia/Makassar')::date BETWEEN first_day AND last_day
        AND NOT EXISTS (SELECT FROM audit_link AS link WHERE link.event_id = event.id)
    ORDER BY 1 NULLS LAST, 3;
END;
