-- purpose: units and families in the columns of contracts.md section 6
-- reads:   units, families
-- writes:  views units_out, families_out
-- grain:   one account; one family
-- Rows come in an order that depends on nothing but themselves: by the account's number, and
-- families by their least account, those without one last. Texts are made of the sorted rows,
-- so that sorting carries numbers.
CREATE OR REPLACE MACRO class_name(number) AS
    ['credited_without_instruction', 'spent_without_credit', 'credited_twice', 'amount_mismatch',
     'overspent', 'credit_reversed', 'credit_failed', 'missing_at_bank', 'not_ordered', 'unspent',
     'partly_spent', 'settled'][number];

CREATE OR REPLACE VIEW units_out AS
SELECT account_of(acct) AS no_rekening, id_kpm, kode_wilayah, bank, class_name(class_number) AS class,
       coalesce(findings, usual_findings()) AS findings, ordered_idr, credited_idr, spent_idr,
       returned_idr, opening_idr
FROM (
    SELECT c.acct, id_kpm, kode_wilayah, bank, class_number, f.findings, ordered_idr, credited_idr,
           spent_idr, returned_idr, opening_idr
    FROM classed c LEFT JOIN findings_of f ON f.acct = c.acct
    ORDER BY c.acct
);

CREATE OR REPLACE VIEW families_out AS
SELECT id_kpm, kode_wilayah, class_name(class_number) AS class, findings,
       ordered_idr, credited_idr, spent_idr
FROM (FROM families ORDER BY place NULLS LAST, tie);
