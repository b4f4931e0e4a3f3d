-- purpose: bring the list to one row per family, and begin what shops are found with
-- reads:   listed_lines
-- writes:  listed; shop_notes, empty
-- grain:   one family; one account and finding
CREATE TABLE listed AS
SELECT id_kpm, min(kode_wilayah) AS kode_wilayah FROM listed_lines GROUP BY id_kpm;

CREATE TABLE shop_notes (acct HUGEINT, finding VARCHAR);
