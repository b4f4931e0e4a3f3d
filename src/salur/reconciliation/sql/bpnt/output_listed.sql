-- purpose: families in the columns of contracts.md section 6, where a list was given
-- reads:   families
-- writes:  families_out, a view in order
-- grain:   one family
CREATE OR REPLACE VIEW families_out AS
SELECT id_kpm, kode_wilayah, class_name(class_number) AS class, findings,
       ordered_idr, credited_idr, spent_idr
FROM (FROM families ORDER BY place);
