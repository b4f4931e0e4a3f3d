-- purpose: one row per family on the list or with a hand-over (section 4, families)
-- reads:   listed, handed
-- writes:  families
-- grain:   one family in one period
-- Every listed family is entitled to one ration, whatever its desa's quota says.
CREATE TABLE families AS
SELECT coalesce(l.id_kpm, h.id_kpm) AS id_kpm, l.code AS kode_wilayah,
       CASE WHEN l.id_kpm IS NULL THEN ['handed_to_unlisted']
            WHEN h.grams IS NULL THEN ['family_not_served']
            WHEN h.grams < $ration_g THEN ['family_short']
            WHEN h.grams > $ration_g THEN ['family_over']
            ELSE [] END :: VARCHAR[] AS findings,
       CASE WHEN l.id_kpm IS NULL THEN 0 ELSE $ration_g END :: BIGINT AS entitled_g,
       coalesce(h.grams, 0) :: BIGINT AS handed_g
FROM listed l FULL JOIN handed h ON h.id_kpm = l.id_kpm;
