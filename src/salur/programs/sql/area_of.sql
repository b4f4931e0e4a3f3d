-- purpose: says once which programme decisions put each desa of a range of codes under in a month
-- reads: programs_turn
-- writes: programs_area_of
-- grain: one desa; where nobody decided anything it is absent

-- Plain SQL without settings of its own: the planner puts it into the statement that asks. The guard of list entries
-- asks for one desa at a time, which a range answers three times slower.
CREATE FUNCTION programs_area_of(lowest text, highest text, on_month integer)
RETURNS TABLE (kode_wilayah text, program text) LANGUAGE sql STABLE AS $$
    SELECT DISTINCT ON (t.kode_wilayah) t.kode_wilayah, t.program
    FROM programs_turn t
    WHERE t.kode_wilayah >= lowest AND t.kode_wilayah < highest AND t.month <= on_month
    ORDER BY t.kode_wilayah, t.month DESC
$$;
