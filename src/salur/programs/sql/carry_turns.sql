-- purpose: lets the programmes of a desa follow the code that succeeds it, from a month on
-- reads: programs_turn
-- writes: programs_turn
-- grain: one desa and turn: what holds in the month, and what is announced after it; once per code

INSERT INTO programs_turn (kode_wilayah, month, program, path, decision)
SELECT heir.new, greatest(t.month, %(period)s), t.program, heir.path::ltree, t.decision
FROM unnest(%(olds)s::text[], %(news)s::text[], %(paths)s::text[]) AS heir (old, new, path)
JOIN programs_turn t ON t.kode_wilayah = heir.old
WHERE length(heir.new) = 10 AND t.month >= (
    SELECT max(month) FROM programs_turn
    WHERE kode_wilayah = heir.old AND month <= %(period)s
)
AND NOT EXISTS (SELECT FROM programs_turn WHERE kode_wilayah = heir.new);
