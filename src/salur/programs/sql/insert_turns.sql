-- purpose: lets programmes begin in desa
-- reads: nothing
-- writes: programs_turn
-- grain: one desa and the month from which a programme is its own

INSERT INTO programs_turn (kode_wilayah, month, program, path, decision)
SELECT kode_wilayah, month, program, path::ltree, %(decision)s
FROM unnest(%(desa)s::text[], %(months)s::int[], %(programs)s::text[], %(paths)s::text[])
    AS given (kode_wilayah, month, program, path)
ORDER BY kode_wilayah, month;
