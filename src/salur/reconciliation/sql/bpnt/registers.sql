-- purpose: bring the list to one row per family, and begin what units are found with
-- reads:   listed_lines
-- writes:  listed; unit_notes, empty; type rest_kind
-- grain:   one family; one account and finding
CREATE TABLE listed AS
SELECT id_kpm, min(kode_wilayah) AS kode_wilayah FROM listed_lines GROUP BY id_kpm;

-- What became of an order that was not credited in full.
CREATE TYPE rest_kind AS ENUM ('', 'short', 'reversed', 'failed', 'missing');

CREATE TABLE unit_notes (acct HUGEINT, finding VARCHAR);
