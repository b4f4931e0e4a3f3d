-- purpose: lay the register and the new snapshot beside the base
-- reads:   opened (families of the region, and others that a snapshot names), base, remote_rows
-- writes:  arrivals: families that the ministry lists here and the register elsewhere; local_side, remote_side
-- grain:   one family
-- Who ended or waits is no member: to the merge they are not there.
CREATE TABLE arrivals AS
SELECT o.family, o.id_kpm, o.kode_wilayah AS was, r.kode_wilayah AS now
FROM opened o JOIN remote_rows r USING (id_kpm) ANTI JOIN base USING (id_kpm)
WHERE NOT starts_with(o.kode_wilayah, $digits);

CREATE TABLE remote_side AS
SELECT * EXCLUDE (bank, no_rekening, no_kks, payable, row)
       REPLACE (CAST(tanggal_lahir AS VARCHAR) AS tanggal_lahir)
FROM remote_rows ANTI JOIN arrivals USING (id_kpm);

CREATE TABLE local_side AS
SELECT * EXCLUDE (family, bank, no_rekening, no_kks, payable, ended_from, alias_from, reasons,
                  verified_on, waiting)
       REPLACE (CAST(tanggal_lahir AS VARCHAR) AS tanggal_lahir)
FROM opened ANTI JOIN arrivals USING (id_kpm)
WHERE ended_from IS NULL AND NOT waiting;
