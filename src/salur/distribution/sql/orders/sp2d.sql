-- purpose: the treasury's payments, as they were accepted
-- reads: nothing
-- writes: sp2d
-- grain: one payment

CREATE TABLE sp2d (no_spm VARCHAR, no_sp2d VARCHAR, bank VARCHAR, jumlah_kpm BIGINT, nominal BIGINT);
