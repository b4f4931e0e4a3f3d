-- purpose: the sheets that families sign, what was recorded from them, and what is being keyed in
-- reads: nothing
-- writes: distribution_sheet, distribution_sheet_page, distribution_sheet_line, distribution_handover,
--         distribution_handover_line, distribution_handover_draft
-- grain: sheet: one desa in its months; page: one page of paper; line: one family on a sheet; handover: one record of
--        a sheet; its line: one family for whom something else happened; draft: one person at one sheet

CREATE TABLE distribution_sheet (
    id uuid PRIMARY KEY,
    cycle_id uuid NOT NULL REFERENCES distribution_cycle (id),
    code text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    first_period integer NOT NULL,
    last_period integer NOT NULL,
    list_id uuid NOT NULL,
    rations bigint[] NOT NULL,
    families integer NOT NULL,
    pages integer NOT NULL,
    grams bigint NOT NULL,
    arrived_grams bigint,
    arrived_on date,
    status text NOT NULL DEFAULT 'DRAWN',
    drawn_by uuid NOT NULL,
    drawn_by_name text NOT NULL,
    drawn_at timestamptz NOT NULL,
    CONSTRAINT distribution_sheet_status_known CHECK (status IN ('DRAWN', 'REPLACED')),
    CONSTRAINT distribution_sheet_of_desa CHECK (kode_wilayah ~ '^[0-9]{10}$' AND left(kode_wilayah, 4) = code),
    CONSTRAINT distribution_sheet_of_months CHECK (first_period <= last_period AND cardinality(rations) > 0),
    CONSTRAINT distribution_sheet_not_empty CHECK (families > 0 AND pages > 0 AND grams > 0),
    -- one sheet at a time for a desa and month; a replaced one makes room
    CONSTRAINT distribution_sheet_once_a_month EXCLUDE USING gist (
        kode_wilayah WITH =, int4range(first_period, last_period, '[]') WITH &&
    ) WHERE (status <> 'REPLACED')
);
CREATE INDEX distribution_sheet_of_cycle ON distribution_sheet (cycle_id, kode_wilayah);

-- The code stands on paper and is drawn at random: it finds the page, and opens nothing to whoever may not see it.
CREATE TABLE distribution_sheet_page (
    code text PRIMARY KEY,
    sheet_id uuid NOT NULL REFERENCES distribution_sheet (id),
    number integer NOT NULL,
    path ltree NOT NULL,
    CONSTRAINT distribution_sheet_page_once UNIQUE (sheet_id, number),
    CONSTRAINT distribution_sheet_page_code CHECK (code ~ '^[2-9A-HJKMNP-Z]{8}$')
);

CREATE TABLE distribution_sheet_line (
    sheet_id uuid NOT NULL REFERENCES distribution_sheet (id),
    number integer NOT NULL,
    id_kpm text NOT NULL,
    grams bigint NOT NULL,
    path ltree NOT NULL,
    CONSTRAINT distribution_sheet_line_once PRIMARY KEY (sheet_id, number),
    CONSTRAINT distribution_sheet_line_of_family UNIQUE (sheet_id, id_kpm),
    CONSTRAINT distribution_sheet_line_above_zero CHECK (number > 0 AND grams > 0)
);

-- The id is made by whoever records: a record that is sent twice is one.
CREATE TABLE distribution_handover (
    id uuid PRIMARY KEY,
    sheet_id uuid NOT NULL REFERENCES distribution_sheet (id),
    path ltree NOT NULL,
    handed_on date NOT NULL,
    digest text NOT NULL,
    families integer NOT NULL,
    handed integer NOT NULL,
    absent integer NOT NULL,
    refused integer NOT NULL,
    short integer NOT NULL,
    proxies integer NOT NULL,
    grams bigint NOT NULL,
    entitled bigint NOT NULL,
    status text NOT NULL DEFAULT 'RECORDED',
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    evidence_id uuid,
    withdrawn_by uuid,
    withdrawn_by_name text,
    withdrawn_at timestamptz,
    reason text,
    CONSTRAINT distribution_handover_status_known CHECK (status IN ('RECORDED', 'WITHDRAWN')),
    CONSTRAINT distribution_handover_adds_up CHECK (families = handed + absent + refused),
    CONSTRAINT distribution_handover_within_right CHECK (grams BETWEEN 0 AND entitled),
    CONSTRAINT distribution_handover_hashed CHECK (digest ~ '^[0-9a-f]{64}$'),
    CONSTRAINT distribution_handover_withdrawn_whole CHECK (
        (status = 'WITHDRAWN') = (withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL AND reason IS NOT NULL)
    )
);
CREATE UNIQUE INDEX distribution_handover_once ON distribution_handover (sheet_id) WHERE status = 'RECORDED';
CREATE INDEX distribution_handover_of_sheet ON distribution_handover (sheet_id, recorded_at);

CREATE TABLE distribution_handover_line (
    handover_id uuid NOT NULL REFERENCES distribution_handover (id),
    number integer NOT NULL,
    kind text NOT NULL,
    grams bigint NOT NULL,
    proxy text NOT NULL DEFAULT '',
    relation text NOT NULL DEFAULT '',
    path ltree NOT NULL,
    CONSTRAINT distribution_handover_line_once PRIMARY KEY (handover_id, number),
    CONSTRAINT distribution_handover_line_kind_known CHECK (kind IN ('absent', 'refused', 'short', 'proxy')),
    CONSTRAINT distribution_handover_line_says_so CHECK (
        (kind IN ('absent', 'refused')) = (grams = 0) AND (kind <> 'proxy' OR proxy <> '')
        AND (proxy = '') = (relation = '')
    ),
    CONSTRAINT distribution_handover_line_no_number CHECK (proxy || relation !~ '[0-9]{10}')
);

-- What somebody is keying in: it counts nowhere, and outlives a closed browser.
CREATE TABLE distribution_handover_draft (
    sheet_id uuid NOT NULL REFERENCES distribution_sheet (id),
    person_id uuid NOT NULL,
    record_id uuid NOT NULL,
    handed_on date,
    entries text NOT NULL,
    path ltree NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT distribution_handover_draft_once PRIMARY KEY (sheet_id, person_id),
    CONSTRAINT distribution_handover_draft_no_number CHECK (entries !~ '[0-9]{10}')
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    distribution_sheet, distribution_sheet_page, distribution_sheet_line, distribution_handover,
    distribution_handover_line, distribution_handover_draft
FROM salur_app;

CREATE TRIGGER distribution_sheet_page_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_sheet_page
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_sheet_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_sheet_line
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_handover_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_handover_line
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_sheet_stays BEFORE DELETE OR TRUNCATE ON distribution_sheet
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_handover_stays BEFORE DELETE OR TRUNCATE ON distribution_handover
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
-- a sheet can only be replaced, and never one from which something was recorded
CREATE FUNCTION distribution_sheet_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'DRAWN' OR NEW.status <> 'REPLACED'
        OR to_jsonb(OLD) - 'status' <> to_jsonb(NEW) - 'status'
        OR EXISTS (
            SELECT FROM distribution_handover h WHERE h.sheet_id = OLD.id AND h.status = 'RECORDED'
        )
    THEN
        RAISE EXCEPTION 'a sheet stays as it was drawn up, and one that was recorded is not replaced'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER distribution_sheet_moves BEFORE UPDATE ON distribution_sheet
    FOR EACH ROW EXECUTE FUNCTION distribution_sheet_moves();
-- a record learns once which evidence it is, and can once be withdrawn
CREATE FUNCTION distribution_handover_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    settled text[] := ARRAY['withdrawn_by', 'withdrawn_by_name', 'withdrawn_at', 'reason', 'status', 'evidence_id'];
BEGIN
    IF OLD.status <> 'RECORDED' OR to_jsonb(OLD) - settled <> to_jsonb(NEW) - settled
        OR (OLD.evidence_id IS NOT NULL AND OLD.evidence_id IS DISTINCT FROM NEW.evidence_id)
    THEN
        RAISE EXCEPTION 'a record is never edited: it is withdrawn and recorded anew'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER distribution_handover_moves BEFORE UPDATE ON distribution_handover
    FOR EACH ROW EXECUTE FUNCTION distribution_handover_moves();
