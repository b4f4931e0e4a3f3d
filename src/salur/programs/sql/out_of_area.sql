-- purpose: says of every family that the areas alone do not explain why it is on this list, or on none
-- reads: programs_draft and registry_staged (temporary), programs_turn, programs_list, programs_list_entry
-- writes: programs_out_of_area
-- gives: how many keep their programme, and how many this month leaves out
-- grain: one family

WITH closed AS (
    SELECT program FROM programs_list WHERE period = %(period)s AND kode_wilayah = %(kode_wilayah)s
),
said AS (
    INSERT INTO programs_out_of_area (
        list_id, id_kpm, period, kode_wilayah, path, area_program, program, reason
    )
    SELECT %(list)s, id_kpm, %(period)s, kode_wilayah, path, area_program, %(program)s, 'kept_its_program'
    FROM programs_draft
    WHERE area_program <> %(program)s
    UNION ALL
    SELECT %(list)s, s.id_kpm, %(period)s, s.kode_wilayah, s.path, a.program, NULL, 'came_after_freeze'
    FROM registry_staged s
    JOIN programs_area_of(%(lowest)s, %(highest)s, %(period)s) a USING (kode_wilayah)
    WHERE a.program <> %(program)s AND a.program IN (SELECT program FROM closed)
        AND NOT EXISTS (SELECT FROM programs_draft d WHERE d.id_kpm = s.id_kpm)
        AND NOT EXISTS (
            SELECT FROM programs_list_entry e WHERE e.period = %(period)s AND e.id_kpm = s.id_kpm
        )
    RETURNING program
)
SELECT count(*) FILTER (WHERE program IS NOT NULL), count(*) FILTER (WHERE program IS NULL) FROM said;
