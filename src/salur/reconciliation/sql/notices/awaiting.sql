-- purpose: which lists of returns wait for somebody to approve them
-- reads: reconciliation_return
-- writes: nothing
-- grain: one list, with who prepared it

SELECT r.id, r.path::text, r.code, r.prepared_by FROM reconciliation_return r WHERE r.status = 'PREPARED';
