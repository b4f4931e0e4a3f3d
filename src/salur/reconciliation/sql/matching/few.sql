-- purpose: name the accounts whose lines are read once more, with names, NIK and cards
-- reads:   known
-- writes:  few (h)
-- grain:   one account
CREATE TABLE few AS SELECT hash(number) AS h FROM known;
