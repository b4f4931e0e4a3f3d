-- purpose: the words about accounts and cards, the replacements of cards with their clock, and how many families of a
--          desa have what
-- reads: registry_account, registry_card, registry_family_account, registry_family
-- writes: registry_card_event, registry_card_replacement, registry_card_count
-- grain: event: one word about one account or card; replacement: one card; count: one desa

CREATE TABLE registry_card_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject text NOT NULL,
    -- the account or card; of an account that never came to be, the family's own id; null where nobody knows either
    blind uuid,
    family_id uuid,
    id_kpm text NOT NULL,
    kode_wilayah text,
    path ltree NOT NULL,
    state text NOT NULL,
    reason text,
    day date NOT NULL,
    rank smallint NOT NULL,
    family_digest uuid,
    organisation uuid,
    evidence uuid,
    row integer,
    key text,
    by_id uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    -- it came after a word of a later day
    late boolean NOT NULL DEFAULT false,
    verdict text NOT NULL,
    is_current boolean NOT NULL DEFAULT false,
    CONSTRAINT registry_card_event_subject_known CHECK (subject IN ('ACCOUNT', 'CARD')),
    CONSTRAINT registry_card_event_state_known CHECK (
        (subject = 'ACCOUNT' AND state IN (
            'GAGAL_BUREKOL', 'DIPERBAIKI', 'TERBUKA', 'PASIF', 'SALDO_GANTUNG', 'BLOKIR', 'TUTUP'
        ))
        OR (subject = 'CARD' AND state IN (
            'CETAK', 'DI_CABANG', 'TERDISTRIBUSI', 'AKTIF', 'RUSAK', 'HILANG', 'BLOKIR_PIN', 'MINTA_GANTI',
            'TIDAK_TERDISTRIBUSI', 'DIGANTI', 'KEMBALI'
        ))
    ),
    CONSTRAINT registry_card_event_verdict_known CHECK (
        verdict IN ('NEW', 'TAKEN', 'SAME', 'IMPOSSIBLE', 'UNKNOWN_FAMILY')
    ),
    CONSTRAINT registry_card_event_current_was_taken CHECK (NOT is_current OR verdict = 'TAKEN'),
    CONSTRAINT registry_card_event_of_a_family CHECK (
        verdict = 'UNKNOWN_FAMILY' OR (family_id IS NOT NULL AND blind IS NOT NULL AND kode_wilayah IS NOT NULL)
    ),
    CONSTRAINT registry_card_event_unhanded_for_a_reason CHECK (
        state <> 'TIDAK_TERDISTRIBUSI'
        OR reason IN ('MENINGGAL', 'PINDAH', 'TIDAK_DITEMUKAN', 'MENOLAK', 'GANDA', 'MIGRAN')
    )
);
CREATE UNIQUE INDEX registry_card_event_once ON registry_card_event (key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX registry_card_event_of_row_once ON registry_card_event (evidence, row, subject)
    WHERE row IS NOT NULL;
CREATE UNIQUE INDEX registry_card_event_one_current ON registry_card_event (subject, blind) WHERE is_current;
CREATE INDEX registry_card_event_in_order ON registry_card_event (subject, blind, day, rank, id);
CREATE INDEX registry_card_event_of_family ON registry_card_event (family_id, id);
CREATE INDEX registry_card_event_standing ON registry_card_event (subject, state, kode_wilayah, id) WHERE is_current;
CREATE INDEX registry_card_event_named ON registry_card_event (id)
    WHERE late OR verdict IN ('IMPOSSIBLE', 'UNKNOWN_FAMILY');

-- Only what became of a word may change: a statement that names any other column is refused, and none is slowed.
CREATE TRIGGER registry_card_event_stays BEFORE DELETE OR UPDATE OF
    id, subject, blind, family_id, id_kpm, kode_wilayah, path, state, reason, day, rank, family_digest, organisation,
    evidence, row, key, by_id, by_name, at, late
ON registry_card_event FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER registry_card_event_not_truncated BEFORE TRUNCATE ON registry_card_event
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();

CREATE TABLE registry_card_replacement (
    id uuid PRIMARY KEY,
    card_blind uuid NOT NULL,
    family_id uuid NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    organisation uuid,
    cause text NOT NULL,
    requested_on date NOT NULL,
    due date NOT NULL,
    requested_by uuid NOT NULL,
    requested_by_name text NOT NULL,
    replaced_on date,
    new_card uuid,
    CONSTRAINT registry_card_replacement_cause_known CHECK (cause IN ('RUSAK', 'HILANG', 'BLOKIR_PIN')),
    CONSTRAINT registry_card_replacement_in_time CHECK (due > requested_on AND replaced_on >= requested_on),
    CONSTRAINT registry_card_replacement_whole CHECK (new_card IS NULL OR replaced_on IS NOT NULL)
);
CREATE UNIQUE INDEX registry_card_replacement_once ON registry_card_replacement (card_blind)
    WHERE replaced_on IS NULL;
CREATE INDEX registry_card_replacement_due ON registry_card_replacement (due, id) WHERE replaced_on IS NULL;
CREATE INDEX registry_card_replacement_of_family ON registry_card_replacement (family_id);

CREATE FUNCTION registry_card_replacement_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.replaced_on IS NOT NULL
        OR to_jsonb(NEW) - '{replaced_on,new_card}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{replaced_on,new_card}'::text[]
    THEN
        RAISE EXCEPTION 'a replacement is asked for once and ends once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER registry_card_replacement_ends_once BEFORE UPDATE OR DELETE ON registry_card_replacement
    FOR EACH ROW EXECUTE FUNCTION registry_card_replacement_closes();
CREATE TRIGGER registry_card_replacement_not_truncated BEFORE TRUNCATE ON registry_card_replacement
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();

CREATE TABLE registry_card_count (
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    -- the bank of the account; null for families without one, and where nobody said which
    organisation uuid,
    -- how the family stands: without an account, or by its newest card
    stage text NOT NULL,
    families integer NOT NULL,
    CONSTRAINT registry_card_count_of_somebody CHECK (families > 0),
    CONSTRAINT registry_card_count_once UNIQUE NULLS NOT DISTINCT (kode_wilayah, organisation, stage)
);
CREATE INDEX registry_card_count_of_path ON registry_card_count USING gist (path);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON registry_card_event, registry_card_replacement, registry_card_count
FROM salur_app;

-- What is known already is the first word of each.
INSERT INTO registry_card_event (
    subject, blind, family_id, id_kpm, kode_wilayah, path, state, reason, day, rank, organisation, evidence, by_id,
    by_name, at, verdict, is_current
)
SELECT
    s.subject, s.blind, f.id, f.id_kpm, f.kode_wilayah, f.path, s.status, s.reason, s.as_of,
    array_position(CASE s.subject
        WHEN 'ACCOUNT' THEN '{GAGAL_BUREKOL,DIPERBAIKI,TERBUKA,PASIF,SALDO_GANTUNG,BLOKIR,TUTUP}'::text[]
        ELSE '{CETAK,DI_CABANG,TERDISTRIBUSI,AKTIF,RUSAK,HILANG,BLOKIR_PIN,MINTA_GANTI,TIDAK_TERDISTRIBUSI,DIGANTI,KEMBALI}'
    END, s.status) - 1,
    s.organisation, s.evidence, s.changed_by, '', s.changed_at, 'TAKEN', true
FROM (
    SELECT 'ACCOUNT' AS subject, blind, blind AS account, status, reason, as_of, organisation, evidence, changed_by,
        changed_at
    FROM registry_account
    UNION ALL
    SELECT 'CARD', blind, account_blind, status, NULL, as_of, organisation, evidence, changed_by, changed_at
    FROM registry_card
) s
CROSS JOIN LATERAL (
    SELECT f.* FROM registry_family_account l JOIN registry_family f ON f.id = l.family_id
    WHERE l.account_blind = s.account ORDER BY l.id DESC LIMIT 1
) f
WHERE s.status IS NOT NULL AND s.as_of IS NOT NULL;
