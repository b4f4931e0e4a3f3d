-- purpose: one row per family where no list was given: those with an order
-- reads:   ordered_families, entangled
-- writes:  families, family_findings: views
-- grain:   one family in one period; one family and finding
CREATE VIEW families AS
SELECT id_kpm, kode_wilayah, class_number,
       CASE WHEN NOT (shared OR paid_twice) THEN [] :: VARCHAR[]
            WHEN NOT shared THEN ['family_paid_twice']
            WHEN NOT paid_twice THEN ['account_shared']
            ELSE ['account_shared', 'family_paid_twice'] END AS findings,
       ordered_idr, credited_idr, spent_idr, place, tie
FROM ordered_families;

CREATE VIEW family_findings AS
SELECT id_kpm, 'family_paid_twice' AS finding FROM entangled WHERE paid_twice;
