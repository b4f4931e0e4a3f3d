-- purpose: find the units of which nobody told with what they open (section 3)
-- reads:   classed, openings, carried
-- writes:  unit_notes
-- grain:   one account
-- A region is told of by a file of balances or by a declaration of zero, or by its month before;
-- an account is known besides where it has a balance of its own.
INSERT INTO unit_notes
SELECT acct, 'opening_unknown'
FROM (SELECT acct, coalesce(kode_wilayah, '-') AS code FROM classed)
WHERE NOT list_has_any($told, ['', code[1:2], code[1:4], code[1:6], code])
  AND acct NOT IN (SELECT acct FROM openings)
  AND acct NOT IN (SELECT acct FROM carried);
