-- purpose: keeps one of the package's parameters, unless something holds then already
-- reads: nothing
-- writes: programs_parameter
-- grain: one span

INSERT INTO programs_parameter (
    program, name, path, value, unit, valid_from, valid_to, citation, confidence
)
VALUES (
    %(program)s, %(name)s, %(path)s::ltree, %(value)s, %(unit)s, %(valid_from)s, %(valid_to)s,
    %(citation)s, %(confidence)s
)
ON CONFLICT DO NOTHING;
