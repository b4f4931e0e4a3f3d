-- purpose: find the references that more than one line bears
-- reads:   {lines}: ref, the hash of its reference
-- writes:  repeats: hashes of those references
-- grain:   one hash
CREATE OR REPLACE TEMP TABLE repeats AS
SELECT ref AS h FROM {lines} GROUP BY ref HAVING count(*) > 1;
