-- purpose: families in the columns of contracts.md section 6, where no list was given
-- reads:   classed, several, entangled
-- writes:  families_out, a view in order: by account, then those with several orders
-- grain:   one family
CREATE OR REPLACE VIEW families_out AS
SELECT id_kpm, kode_wilayah, class_name(class_number) AS class,
       CASE WHEN shared OR paid_twice THEN entangled_findings(shared, paid_twice)
            ELSE [] :: VARCHAR[] END AS findings,
       ordered_idr, credited_idr, spent_idr
FROM (
    SELECT acct, NULL AS of_several, id_kpm, kode_wilayah, class_number, false AS shared,
           false AS paid_twice, ordered_idr, credited_idr, spent_idr
    FROM classed
    WHERE ordered_once AND hash(id_kpm) NOT IN (SELECT h FROM several)
    UNION ALL
    SELECT NULL, id_kpm, * FROM entangled
    ORDER BY acct NULLS LAST, of_several
);
