-- purpose: find the references that more than one line bears
-- reads:   {lines}: ref
-- writes:  repeats: hashes of those references
-- grain:   one hash
CREATE OR REPLACE TEMP TABLE repeats AS
SELECT h FROM (SELECT hash(ref) AS h FROM {lines}) GROUP BY h HAVING count(*) > 1;
