-- purpose: what the BAST of the delivery points say, as they were accepted
-- reads: nothing
-- writes: bast
-- grain: one line of a BAST; masses in grams

CREATE TABLE bast (
    no_bast VARCHAR, no_do VARCHAR, tanggal DATE, kode_wilayah VARCHAR, first_period INTEGER, last_period INTEGER,
    kg BIGINT, kg_ditolak BIGINT
);
