-- purpose: find the references that more than one line bears
-- reads:   {lines}: ref, the hash of its reference
-- writes:  repeats: hashes of those references
-- grain:   one hash
-- Laid in order, a reference that is there twice stands behind itself: half the work of grouping.
CREATE OR REPLACE TEMP TABLE repeats AS
SELECT DISTINCT ref AS h FROM (SELECT ref, lag(ref) OVER (ORDER BY ref) AS before FROM {lines})
WHERE ref = before;
