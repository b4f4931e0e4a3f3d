-- purpose: families in the columns of contracts.md section 6, where no list was given
-- reads:   classed, several, entangled
-- writes:  families_out, a view in order: by account, then those with several orders
-- grain:   one family
CREATE OR REPLACE VIEW families_out AS
SELECT id_kpm, kode_wilayah, class_name(class_number) AS class, [] :: VARCHAR[] AS findings,
       ordered_idr, credited_idr, spent_idr
FROM classed
WHERE ordered_once AND hash(id_kpm) NOT IN (SELECT h FROM several)
UNION ALL
SELECT id_kpm, kode_wilayah, class_name(class_number), entangled_findings(shared, paid_twice),
       ordered_idr, credited_idr, spent_idr
FROM (FROM entangled ORDER BY id_kpm);
