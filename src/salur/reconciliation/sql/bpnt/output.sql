-- purpose: units in the columns of contracts.md section 6
-- reads:   classed, findings_of
-- writes:  units_out, a view in order
-- grain:   one account
-- Rows come in an order that depends on nothing but themselves. They are put into it last of all:
-- what streams past a join is written in whatever order two threads come by.
CREATE OR REPLACE MACRO class_name(number) AS
    ['credited_without_instruction', 'spent_without_credit', 'credited_twice', 'amount_mismatch',
     'overspent', 'credit_reversed', 'credit_failed', 'missing_at_bank', 'not_ordered', 'unspent',
     'partly_spent', 'settled'][number];

SET preserve_insertion_order = true;

SET disabled_optimizers = 'join_order,build_side_probe_side';

CREATE OR REPLACE VIEW units_out AS
SELECT account_of(acct) AS no_rekening, id_kpm, kode_wilayah, bank,
       class_name(class_number) AS class, coalesce(findings, usual_findings()) AS findings,
       ordered_idr, credited_idr, spent_idr, returned_idr, opening_idr
FROM (
    SELECT c.acct, id_kpm, kode_wilayah, bank, class_number, f.findings, ordered_idr,
           credited_idr, spent_idr, returned_idr, opening_idr
    FROM classed c LEFT JOIN findings_of f ON f.acct = c.acct
    ORDER BY c.acct
);
