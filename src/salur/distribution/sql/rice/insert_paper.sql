-- purpose: keeps a paper about rice as somebody made it
-- reads: nothing
-- writes: distribution_rice_paper
-- grain: one paper

INSERT INTO distribution_rice_paper (
    id, kind, number, refers, dated, code, path, first_period, last_period, grams, rejected_g, reason, place, place_key,
    transport, point_id, made_by, made_by_name, made_at, organisation
)
VALUES (
    %(id)s, %(kind)s, %(number)s, %(refers)s, %(dated)s, %(code)s, %(path)s::ltree, %(first)s, %(last)s, %(grams)s,
    %(rejected)s, %(reason)s, %(place)s, %(place_key)s, %(transport)s, %(point)s, %(by)s, %(by_name)s, %(at)s,
    %(organisation)s
);
