-- purpose: ends the open value on the day from which another one holds
-- reads: programs_parameter
-- writes: programs_parameter
-- grain: one span; one that ends by itself, or begins later, is left alone

UPDATE programs_parameter
SET valid_to = %(valid_from)s
WHERE program = %(program)s AND name = %(name)s AND path = %(path)s::ltree
    AND valid_to IS NULL AND valid_from < %(valid_from)s;
