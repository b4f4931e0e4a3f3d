-- purpose: the lines of orders, as they were accepted
-- reads: nothing
-- writes: perintah
-- grain: one line

CREATE TABLE perintah (
    no_spm VARCHAR, periode INTEGER, id_kpm VARCHAR, kode_wilayah VARCHAR, bank VARCHAR, nominal BIGINT,
    no_rekening VARCHAR
);
