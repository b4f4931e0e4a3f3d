-- purpose: find purchases at unknown shops and outside the family's region (section 3)
-- reads:   purchases (with shop), purchases_touched, shops, classed
-- writes:  unit_notes
-- grain:   one account and finding
-- A purchase that names no shop is no evidence of an unknown one; one that was taken back
-- entirely is no evidence at all. A code above the kab/kota does not say in which one it lies.
INSERT INTO unit_notes
WITH known AS (
    SELECT id_ewarong, min(CASE WHEN strlen(kode_wilayah) >= 4 THEN try_cast(kode_wilayah[1:4] AS INTEGER) END) AS kab
    FROM shops GROUP BY id_ewarong
), held AS (
    SELECT p.acct, k.id_ewarong IS NULL AS unknown, k.kab
    FROM purchases p
    LEFT JOIN known k ON k.id_ewarong = p.shop
    LEFT JOIN purchases_touched t ON t.rid = p.rowid
    WHERE p.kind = 1 AND p.month = $period AND p.shop IS NOT NULL
      AND (t.rid IS NULL OR t.left_over > 0)
)
SELECT DISTINCT acct, 'redeemed_at_unknown_ewarong' FROM held WHERE unknown
UNION ALL
SELECT DISTINCT h.acct, 'redeemed_outside_region'
FROM held h JOIN classed u ON u.acct = h.acct
WHERE strlen(u.kode_wilayah) >= 4 AND h.kab <> try_cast(u.kode_wilayah[1:4] AS INTEGER);
