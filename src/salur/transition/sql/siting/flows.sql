-- purpose: gives who goes where in each plan of a proposal
-- reads: transition_siting_flow
-- writes: nothing
-- grain: one desa and shop in one plan

SELECT plan, kode_wilayah, id_ewarong, kpm, mm
FROM transition_siting_flow WHERE siting_id = %(id)s ORDER BY plan, kode_wilayah, id_ewarong;
