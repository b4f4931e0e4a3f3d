-- purpose: the temporary tables that a run of either programme is copied into
-- reads:   nothing
-- writes:  incoming_family, incoming_sum, incoming_flow (gone at commit); drops what a month
--          before left in the same transaction
-- grain:   as published
DROP TABLE IF EXISTS pg_temp.incoming_unit, pg_temp.incoming_family, pg_temp.incoming_sum,
    pg_temp.incoming_flow, pg_temp.incoming_source, pg_temp.ended_unit, pg_temp.ended_family,
    pg_temp.new_version CASCADE;
CREATE TEMPORARY TABLE incoming_family (
    code text, path ltree, id_kpm text, kode_wilayah text, class smallint, findings text[],
    due bigint, received bigint, used bigint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE incoming_sum (
    level smallint, code text, path ltree, kab text, bank text, class smallint, units bigint,
    ordered bigint, credited bigint, credited_to_order bigint, over bigint,
    without_instruction bigint, failed bigint, missing bigint, reversed bigint, short bigint,
    opening bigint, spent bigint, returned bigint, quota_g bigint, requested_g bigint,
    released_g bigint, arrived_g bigint, rejected_g bigint, handed_g bigint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE incoming_flow (
    reason text, place ltree, party uuid, evidence uuid, amount bigint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE incoming_source (code text, evidence uuid) ON COMMIT DROP;
