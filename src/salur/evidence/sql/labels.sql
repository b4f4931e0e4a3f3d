-- purpose: how the words of a choice are compared: as domain/labels.py folds them
-- reads:   nothing
-- writes:  the macro `folded`
-- grain:   one cell

CREATE OR REPLACE MACRO folded(x) AS lower(trim(regexp_replace(x, '[\s\x{A0}]+', ' ', 'g')));
