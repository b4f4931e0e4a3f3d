-- purpose: bring the list to one row per family
-- reads:   listed_lines
-- writes:  listed
-- grain:   one family
CREATE TABLE listed AS
SELECT id_kpm, min(kode_wilayah) AS kode_wilayah FROM listed_lines GROUP BY id_kpm;
