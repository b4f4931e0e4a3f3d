-- purpose: give every purchase the kab/kota of its shop
-- reads:   purchases (with shop), shops
-- writes:  purchases, anew, with shop_kab and unknown_shop
-- grain:   one purchase line
-- A purchase that names no shop is no evidence of an unknown one.
CREATE TABLE known_shops AS
SELECT id_ewarong, min(try_cast(kode_wilayah[1:4] AS INTEGER)) AS kab FROM shops GROUP BY id_ewarong;

CREATE TABLE joined_purchases AS
SELECT p.*, k.kab AS shop_kab, p.shop IS NOT NULL AND k.id_ewarong IS NULL AS unknown_shop
FROM purchases p LEFT JOIN known_shops k ON k.id_ewarong = p.shop;

DROP TABLE purchases;

ALTER TABLE joined_purchases RENAME TO purchases;
