-- purpose: units and families in the columns of contracts.md section 6
-- reads:   units, families
-- writes:  views units_out, families_out
-- grain:   one account; one family
-- Rows come in a fixed order that costs little: by the account's number, by a hash of the family.
CREATE OR REPLACE MACRO class_name(number) AS
    ['credited_without_instruction', 'spent_without_credit', 'credited_twice', 'amount_mismatch',
     'overspent', 'credit_reversed', 'credit_failed', 'missing_at_bank', 'not_ordered', 'unspent',
     'partly_spent', 'settled'][number];

CREATE OR REPLACE VIEW units_out AS
SELECT account_of(acct) AS no_rekening, id_kpm, kode_wilayah, bank, class_name(class_number) AS class,
       findings, ordered_idr, credited_idr, spent_idr, returned_idr, opening_idr, acct
FROM units;

CREATE OR REPLACE VIEW families_out AS
SELECT id_kpm, kode_wilayah, class_name(class_number) AS class, findings,
       ordered_idr, credited_idr, spent_idr, hash(id_kpm) AS place
FROM families;
