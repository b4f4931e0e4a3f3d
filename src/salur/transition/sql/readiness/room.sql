-- purpose: makes the temporary tables for what parties know: room of shops per kecamatan, kab/kota with a
--          bank, and desa that no shop is near
-- reads: nothing
-- writes: transition_room, transition_served, transition_far (temporary, gone at commit)
-- grain: one kecamatan; one kab/kota; one desa

DROP TABLE IF EXISTS pg_temp.transition_room, pg_temp.transition_served, pg_temp.transition_far;
CREATE TEMPORARY TABLE transition_room ON COMMIT DROP AS
SELECT code, capacity, terminals
FROM unnest(%(codes)s::text[], %(capacities)s::bigint[], %(terminals)s::bigint[]) AS room (code, capacity, terminals);
CREATE TEMPORARY TABLE transition_served ON COMMIT DROP AS
SELECT DISTINCT code FROM unnest(%(served)s::text[]) AS given (code);
CREATE TEMPORARY TABLE transition_far ON COMMIT DROP AS
SELECT code FROM unnest(%(far)s::text[]) AS given (code);
