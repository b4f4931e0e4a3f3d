-- purpose: what the field found of families that got nothing, from forms and files alike
-- reads:   nothing
-- writes:  distribution_check and its guards
-- grain:   one row of an accepted file of checks
-- A check about a family outside the region that its file is about is held: kept, without effect.
CREATE TABLE distribution_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id uuid NOT NULL,
    row bigint NOT NULL,
    record uuid,
    id_kpm text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    cause text NOT NULL CONSTRAINT distribution_check_cause_known CHECK (cause IN (
        'SALDO_GANTUNG', 'EDC', 'KARTU_RUSAK', 'PIN_TERBLOKIR', 'KARTU_BELUM_DITERIMA', 'MENINGGAL', 'PINDAH',
        'TIDAK_DITEMUKAN', 'MENOLAK', 'BELUM_BERBELANJA', 'LAIN')),
    said_on date NOT NULL,
    note text NOT NULL,
    is_held boolean NOT NULL,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT distribution_check_once UNIQUE (evidence_id, row)
);
CREATE UNIQUE INDEX distribution_check_recorded_once ON distribution_check (record);
CREATE INDEX distribution_check_family ON distribution_check (period, id_kpm);
CREATE INDEX distribution_check_place ON distribution_check USING gist (path);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON distribution_check FROM salur_app;
CREATE TRIGGER distribution_check_stays BEFORE DELETE OR TRUNCATE ON distribution_check
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_check_withdrawn_once BEFORE UPDATE ON distribution_check
    FOR EACH ROW WHEN (
        OLD.withdrawn_at IS NOT NULL OR to_jsonb(OLD) - 'withdrawn_at' <> to_jsonb(NEW) - 'withdrawn_at'
    ) EXECUTE FUNCTION distribution_refuse_change();
