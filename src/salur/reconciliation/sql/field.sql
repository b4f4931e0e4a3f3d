-- purpose: find the families of a desa that got nothing, and what is open of a family, without reading a month
-- reads:   reconciliation_family, reconciliation_exception
-- writes:  their indexes
-- grain:   one family
CREATE INDEX reconciliation_family_unserved ON reconciliation_family (kode_wilayah, id_kpm)
    WHERE until IS NULL AND used = 0;
CREATE INDEX reconciliation_exception_family ON reconciliation_exception (id_kpm, period) WHERE closed_in IS NULL;
