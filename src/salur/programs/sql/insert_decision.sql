-- purpose: keeps a decision about areas, with what it says of every desa
-- reads: nothing
-- writes: programs_area_decision, programs_area_line
-- grain: one decision; one line per desa

WITH decision AS (
    INSERT INTO programs_area_decision (
        id, kode_wilayah, path, number, decided_on, reason, evidence, prepared_by, decided_by, at
    )
    VALUES (
        %(id)s, %(kode_wilayah)s, %(path)s, %(number)s, %(decided_on)s, %(reason)s, %(evidence)s,
        %(prepared_by)s, %(decided_by)s, %(at)s
    )
)
INSERT INTO programs_area_line (decision, kode_wilayah, path, program, first)
SELECT %(id)s, kode_wilayah, path::ltree, program, first
FROM unnest(%(desa)s::text[], %(paths)s::text[], %(programs)s::text[], %(firsts)s::int[])
    AS given (kode_wilayah, path, program, first)
ORDER BY kode_wilayah;
