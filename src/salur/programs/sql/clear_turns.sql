-- purpose: takes back what was announced for some desa and has not come
-- reads: nothing
-- writes: programs_turn
-- grain: one turn after the newest month with a frozen list; the decisions that announced it stay

DELETE FROM programs_turn
WHERE kode_wilayah = ANY(%(desa)s::text[]) AND month > %(frozen)s;
