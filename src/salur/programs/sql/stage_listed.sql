-- purpose: stages the families of a programme's frozen lists of a month under a region
-- reads: programs_list_entry
-- writes: programs_listed (temporary, gone at commit)
-- grain: one family

CREATE TEMPORARY TABLE IF NOT EXISTS programs_listed (
    id_kpm text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    payable boolean NOT NULL,
    entitled bigint NOT NULL
) ON COMMIT DROP;
TRUNCATE programs_listed;
INSERT INTO programs_listed (id_kpm, kode_wilayah, path, payable, entitled)
SELECT id_kpm, kode_wilayah, path, payable, entitled
FROM programs_list_entry
WHERE period = %(period)s AND program = %(program)s AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s;
ANALYZE programs_listed;
