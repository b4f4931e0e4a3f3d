-- purpose: makes the temporary tables for what parties know: room of shops per kecamatan, and kab/kota with a bank
-- reads: nothing
-- writes: transition_room, transition_served (temporary, gone at commit)
-- grain: one kecamatan; one kab/kota

DROP TABLE IF EXISTS pg_temp.transition_room, pg_temp.transition_served;
CREATE TEMPORARY TABLE transition_room ON COMMIT DROP AS
SELECT code, capacity, terminals
FROM unnest(%(codes)s::text[], %(capacities)s::bigint[], %(terminals)s::bigint[]) AS room (code, capacity, terminals);
CREATE TEMPORARY TABLE transition_served ON COMMIT DROP AS
SELECT DISTINCT code FROM unnest(%(served)s::text[]) AS given (code);
