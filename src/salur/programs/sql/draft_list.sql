-- purpose: drafts a list from the staged families, each with what it is entitled to
-- reads: registry_staged (temporary, made by registry.queries.stage_families), programs_turn, programs_list,
--        programs_list_entry
-- writes: programs_draft (temporary, gone at commit)
-- grain: one family. Where a decision put its desa under a programme, the list takes the families of its own areas
--        that no other list of the month has; of an area of the other programme only whom that programme's list,
--        frozen already, has not, and who stood on this programme's list the month before. Elsewhere `within` narrows
--        to some regions, all of them where it is empty

CREATE TEMPORARY TABLE IF NOT EXISTS programs_draft (
    id_kpm text PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    payable boolean NOT NULL,
    entitled bigint NOT NULL,
    area_program text
) ON COMMIT DROP;
TRUNCATE programs_draft;
WITH closed AS (
    SELECT program FROM programs_list WHERE period = %(period)s AND kode_wilayah = %(kode_wilayah)s
)
INSERT INTO programs_draft (id_kpm, kode_wilayah, path, payable, entitled, area_program)
SELECT s.id_kpm, s.kode_wilayah, s.path, s.payable, %(entitled)s, a.program
FROM registry_staged s
LEFT JOIN programs_area_of(%(lowest)s, %(highest)s, %(period)s) a USING (kode_wilayah)
WHERE CASE
    WHEN a.program IS NULL
        THEN cardinality(%(within)s::ltree[]) = 0 OR s.path <@ ANY (%(within)s::ltree[])
    WHEN EXISTS (SELECT FROM programs_list_entry e WHERE e.period = %(period)s AND e.id_kpm = s.id_kpm)
        THEN false
    WHEN a.program = %(program)s THEN true
    ELSE a.program IN (SELECT program FROM closed) AND EXISTS (
        SELECT FROM programs_list_entry e
        WHERE e.period = %(before)s AND e.id_kpm = s.id_kpm AND e.program = %(program)s
    )
END;
ANALYZE programs_draft;
