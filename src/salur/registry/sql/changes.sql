-- purpose: the changes to families, each one line of a berita acara or a proposal for one; and what the register
--          itself keeps of them
-- reads: nothing
-- writes: registry_change, constraints of registry_family
-- grain: change: one family and effect; with the number of its berita acara it is a line of `document`

CREATE TABLE registry_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    reason text NOT NULL,
    source text NOT NULL,
    state text NOT NULL,
    id_kpm text NOT NULL,
    replaced_by text,
    column_name text,
    value text,
    value_sealed bytea,
    value_blind uuid,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    no_ba text,
    tanggal_ba date,
    -- One number may be used by many offices: a berita acara is known within its kab/kota.
    document uuid GENERATED ALWAYS AS (md5(left(kode_wilayah, 4) || '/' || no_ba)::uuid) STORED,
    evidence uuid,
    row integer,
    asked integer,
    effective integer,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    verified_by uuid,
    verified_at timestamptz,
    endorsed_by uuid,
    endorsed_at timestamptz,
    applied_at timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    closed_reason text,
    -- Two changes in one place of a family and month contradict each other.
    slot text GENERATED ALWAYS AS (
        CASE WHEN kind IN ('PERBAIKI', 'GANTI_PENGURUS', 'PINDAH') THEN column_name ELSE '' END
    ) STORED,
    CONSTRAINT registry_change_kind_known CHECK (kind IN (
        'TAMBAH', 'GANTI', 'HAPUS', 'TUNDA', 'AKTIFKAN', 'PERBAIKI', 'GANTI_PENGURUS', 'PINDAH',
        'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI'
    )),
    CONSTRAINT registry_change_state_known CHECK (
        state IN ('PROPOSED', 'VERIFIED', 'ENDORSED', 'APPLIED', 'REFUSED', 'WITHDRAWN')
    ),
    CONSTRAINT registry_change_has_berita_acara CHECK (
        state NOT IN ('VERIFIED', 'ENDORSED', 'APPLIED') OR (
            no_ba IS NOT NULL AND no_ba <> '' AND tanggal_ba IS NOT NULL AND asked IS NOT NULL
            AND verified_by IS NOT NULL AND verified_at IS NOT NULL
        )
    ),
    CONSTRAINT registry_change_endorsed CHECK (
        state NOT IN ('ENDORSED', 'APPLIED')
        OR (endorsed_by IS NOT NULL AND endorsed_at IS NOT NULL AND effective IS NOT NULL)
    ),
    CONSTRAINT registry_change_four_eyes CHECK (
        endorsed_by IS NULL OR (endorsed_by <> proposed_by AND endorsed_by <> verified_by)
    ),
    CONSTRAINT registry_change_applied CHECK ((state = 'APPLIED') = (applied_at IS NOT NULL)),
    CONSTRAINT registry_change_closed_for_a_reason CHECK (
        (state IN ('REFUSED', 'WITHDRAWN')) = (closed_reason IS NOT NULL)
        AND (closed_reason IS NULL) = (closed_at IS NULL)
    ),
    CONSTRAINT registry_change_replaces CHECK (
        state = 'REFUSED' OR (kind = 'GANTI') = (replaced_by IS NOT NULL)
    ),
    CONSTRAINT registry_change_corrects CHECK (
        state = 'REFUSED'
        OR (kind IN ('PERBAIKI', 'GANTI_PENGURUS', 'PINDAH'))
            = (column_name IS NOT NULL AND (value IS NOT NULL) <> (value_sealed IS NOT NULL))
    ),
    CONSTRAINT registry_change_sealed CHECK (
        coalesce(column_name, '') NOT IN ('nik', 'no_kk', 'nama_ibu_kandung') OR value IS NULL
    ),
    CONSTRAINT registry_change_of_month CHECK (
        coalesce(asked, 190001) BETWEEN 190001 AND 999912 AND coalesce(asked, 1) % 100 BETWEEN 1 AND 12
        AND coalesce(effective, 190001) BETWEEN 190001 AND 999912
        AND coalesce(effective, 1) % 100 BETWEEN 1 AND 12
    )
);
CREATE UNIQUE INDEX registry_change_taken_once ON registry_change (evidence, row, source)
    WHERE evidence IS NOT NULL;
CREATE UNIQUE INDEX registry_change_one_a_month ON registry_change (id_kpm, effective, slot)
    WHERE state IN ('ENDORSED', 'APPLIED');
CREATE UNIQUE INDEX registry_change_replacement_once ON registry_change (replaced_by, effective)
    WHERE state IN ('ENDORSED', 'APPLIED') AND replaced_by IS NOT NULL;
CREATE INDEX registry_change_in_order ON registry_change (state, id);
CREATE INDEX registry_change_of_family ON registry_change (id_kpm, id);
CREATE INDEX registry_change_of_document ON registry_change (document, id);
CREATE INDEX registry_change_due ON registry_change (effective) WHERE state = 'ENDORSED';
CREATE INDEX registry_change_of_path ON registry_change USING gist (path);

-- What may differ after a step, by the state it began in; generated columns are not there yet to compare.
CREATE FUNCTION registry_change_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := CASE OLD.state
        WHEN 'PROPOSED' THEN '{no_ba,tanggal_ba,asked,verified_by,verified_at,closed_by,closed_at,closed_reason}'
        WHEN 'VERIFIED' THEN '{effective,endorsed_by,endorsed_at,closed_by,closed_at,closed_reason}'
        ELSE '{applied_at}'
    END::text[] || '{state,document,slot}'::text[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a change is never deleted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('PROPOSED', 'VERIFIED'), ('PROPOSED', 'REFUSED'), ('PROPOSED', 'WITHDRAWN'),
        ('VERIFIED', 'ENDORSED'), ('VERIFIED', 'REFUSED'), ('VERIFIED', 'WITHDRAWN'),
        ('ENDORSED', 'APPLIED')
    ) THEN
        RAISE EXCEPTION 'a change does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'what a change says stays as it was proposed and verified'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER registry_change_moves BEFORE UPDATE OR DELETE ON registry_change
    FOR EACH ROW EXECUTE FUNCTION registry_change_moves();
CREATE TRIGGER registry_change_not_truncated BEFORE TRUNCATE ON registry_change
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON registry_change FROM salur_app;

ALTER TABLE registry_family
    ADD CONSTRAINT registry_family_ends_by_berita_acara
        CHECK (ended_from IS NULL OR (ended_no_ba IS NOT NULL AND ended_no_ba <> '')),
    ADD CONSTRAINT registry_family_held_by_berita_acara
        CHECK (held_reasons = '{}' OR (held_no_ba IS NOT NULL AND held_no_ba <> '')),
    ADD CONSTRAINT registry_family_held_is_suspended CHECK (held_reasons <@ suspended_reasons),
    ADD CONSTRAINT registry_family_waits_by_berita_acara
        CHECK (waiting_since IS NULL OR (waiting_no_ba IS NOT NULL AND waiting_no_ba <> ''));
CREATE INDEX registry_family_waiting ON registry_family (waiting_since, id_kpm) WHERE waiting_since IS NOT NULL;
