-- purpose: makes the history of every code anew from the lists of all editions
-- reads: places_edition, places_listing
-- writes: places_region (all of it)
-- grain: one row per code, name and unbroken run of editions; the first edition holds since ever,
--        a run ends on the day of the first edition that lacks the code or names it otherwise

WITH edition AS (
    SELECT
        name,
        row_number() OVER (ORDER BY valid_from) AS number,
        CASE WHEN row_number() OVER (ORDER BY valid_from) > 1 THEN valid_from END AS begins,
        lead(valid_from) OVER (ORDER BY valid_from) AS next_begins
    FROM places_edition
),
listed AS (
    SELECT
        listing.code, listing.name, edition.number, edition.begins, edition.next_begins,
        lower(listing.name) IS NOT DISTINCT FROM lag(lower(listing.name)) OVER code_in_time
        AND edition.number = lag(edition.number) OVER code_in_time + 1 AS goes_on
    FROM places_listing AS listing
    JOIN edition ON edition.name = listing.edition_id
    WINDOW code_in_time AS (PARTITION BY listing.code ORDER BY edition.number)
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE goes_on IS NOT TRUE) OVER (PARTITION BY code ORDER BY number) AS run
    FROM listed
),
run AS (
    SELECT
        code,
        (array_agg(name ORDER BY number DESC))[1] AS name,
        (array_agg(begins ORDER BY number))[1] AS valid_from,
        (array_agg(next_begins ORDER BY number DESC))[1] AS valid_to
    FROM numbered
    GROUP BY code, run
)
INSERT INTO places_region (code, name, level, path, valid_from, valid_to)
SELECT
    code,
    name,
    CASE length(code) WHEN 2 THEN 1 WHEN 4 THEN 2 WHEN 6 THEN 3 ELSE 4 END,
    concat_ws(
        '.', 'id', substr(code, 1, 2), nullif(substr(code, 3, 2), ''),
        nullif(substr(code, 5, 2), ''), nullif(substr(code, 7, 4), '')
    )::ltree,
    valid_from,
    valid_to
FROM run
ORDER BY code, valid_from NULLS FIRST;
