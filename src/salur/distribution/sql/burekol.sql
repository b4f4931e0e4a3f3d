-- purpose: the orders to banks to open accounts (burekol) and the hand-overs of cards in a desa
-- reads: nothing
-- writes: distribution_burekol, distribution_burekol_line, distribution_campaign, distribution_campaign_card
-- grain: burekol: one order of a kab/kota to a bank; line: one family; campaign: one desa and day; card: one family's card

CREATE TABLE distribution_burekol (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    path ltree NOT NULL,
    bank uuid NOT NULL,
    bank_name text NOT NULL,
    complete integer NOT NULL,
    incomplete integer NOT NULL,
    opened integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    prepared_by uuid NOT NULL,
    prepared_by_name text NOT NULL,
    prepared_at timestamptz NOT NULL,
    evidence_id uuid,
    sent_on date,
    due date,
    cancelled_at timestamptz,
    cancelled_reason text,
    CONSTRAINT distribution_burekol_of_kabkota CHECK (code ~ '^[0-9]{4}$'),
    CONSTRAINT distribution_burekol_of_somebody CHECK (complete >= 0 AND incomplete >= 0 AND complete + incomplete > 0),
    CONSTRAINT distribution_burekol_answered_within CHECK (opened >= 0 AND failed >= 0 AND opened + failed <= complete),
    CONSTRAINT distribution_burekol_sent_as_a_file CHECK (
        (sent_on IS NULL) = (due IS NULL) AND (sent_on IS NULL OR evidence_id IS NOT NULL)
    ),
    CONSTRAINT distribution_burekol_cancelled_for_a_reason CHECK (
        (cancelled_at IS NULL) = (cancelled_reason IS NULL) AND coalesce(cancelled_reason, '-') <> ''
    )
);
CREATE INDEX distribution_burekol_newest ON distribution_burekol (prepared_at DESC, id);
CREATE INDEX distribution_burekol_in_region ON distribution_burekol USING gist (path);

CREATE TABLE distribution_burekol_line (
    burekol_id uuid NOT NULL REFERENCES distribution_burekol (id),
    family_id uuid NOT NULL,
    id_kpm text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    bank uuid NOT NULL,
    state text NOT NULL,
    missing text[] NOT NULL,
    -- proposed again, for an earlier failure was repaired
    again boolean NOT NULL,
    digest uuid NOT NULL,
    reason text,
    answered_on date,
    answered_by uuid,
    CONSTRAINT distribution_burekol_line_once PRIMARY KEY (burekol_id, family_id),
    CONSTRAINT distribution_burekol_line_state_known CHECK (
        state IN ('INCOMPLETE', 'READY', 'OPENED', 'FAILED', 'CANCELLED')
    ),
    CONSTRAINT distribution_burekol_line_incomplete_for_a_reason CHECK ((state = 'INCOMPLETE') = (missing <> '{}')),
    CONSTRAINT distribution_burekol_line_answered CHECK (
        (state IN ('OPENED', 'FAILED')) = (answered_on IS NOT NULL) AND (answered_on IS NULL) = (answered_by IS NULL)
    )
);
-- a family waits for one bank's answer at a time
CREATE UNIQUE INDEX distribution_burekol_line_waits_once ON distribution_burekol_line (family_id) WHERE state = 'READY';
CREATE INDEX distribution_burekol_line_in_order ON distribution_burekol_line (burekol_id, state, kode_wilayah, id_kpm);

CREATE TABLE distribution_campaign (
    id uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    bank uuid NOT NULL,
    bank_name text NOT NULL,
    place text NOT NULL,
    day date NOT NULL,
    state text NOT NULL DEFAULT 'PLANNED',
    cards integer NOT NULL,
    handed integer NOT NULL DEFAULT 0,
    unhanded integer NOT NULL DEFAULT 0,
    absent integer NOT NULL DEFAULT 0,
    no_ba text,
    planned_by uuid NOT NULL,
    planned_by_name text NOT NULL,
    planned_at timestamptz NOT NULL,
    recorded_by uuid,
    recorded_by_name text,
    recorded_at timestamptz,
    CONSTRAINT distribution_campaign_in_a_desa CHECK (kode_wilayah ~ '^[0-9]{10}$'),
    CONSTRAINT distribution_campaign_state_known CHECK (state IN ('PLANNED', 'RECORDED', 'CANCELLED')),
    CONSTRAINT distribution_campaign_has_cards CHECK (cards > 0 AND place <> ''),
    CONSTRAINT distribution_campaign_recorded_whole CHECK (
        (state = 'RECORDED') = (no_ba IS NOT NULL AND no_ba <> '')
        AND (state = 'PLANNED') = (recorded_by IS NULL) AND (recorded_by IS NULL) = (recorded_at IS NULL)
        AND (state <> 'RECORDED' OR handed + unhanded + absent = cards)
    )
);
CREATE INDEX distribution_campaign_newest ON distribution_campaign (day DESC, id);
CREATE INDEX distribution_campaign_in_region ON distribution_campaign USING gist (path);

CREATE TABLE distribution_campaign_card (
    campaign_id uuid NOT NULL REFERENCES distribution_campaign (id),
    number integer NOT NULL,
    family_id uuid NOT NULL,
    id_kpm text NOT NULL,
    last4 text NOT NULL,
    path ltree NOT NULL,
    bank uuid NOT NULL,
    outcome text,
    CONSTRAINT distribution_campaign_card_once PRIMARY KEY (campaign_id, number),
    CONSTRAINT distribution_campaign_card_outcome_known CHECK (outcome IN (
        'HANDED', 'ABSENT', 'CANCELLED', 'MENINGGAL', 'PINDAH', 'TIDAK_DITEMUKAN', 'MENOLAK', 'GANDA', 'MIGRAN'
    ))
);
-- a card is called up to one hand-over at a time
CREATE UNIQUE INDEX distribution_campaign_card_waits_once ON distribution_campaign_card (family_id) WHERE outcome IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    distribution_burekol, distribution_burekol_line, distribution_campaign, distribution_campaign_card
FROM salur_app;

CREATE TRIGGER distribution_burekol_stays BEFORE DELETE OR TRUNCATE ON distribution_burekol
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_burekol_line_stays BEFORE DELETE OR TRUNCATE ON distribution_burekol_line
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_burekol_line_answered_once BEFORE UPDATE ON distribution_burekol_line
    FOR EACH ROW WHEN (OLD.state <> 'READY') EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_campaign_stays BEFORE DELETE OR TRUNCATE ON distribution_campaign
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_campaign_recorded_once BEFORE UPDATE ON distribution_campaign
    FOR EACH ROW WHEN (OLD.state <> 'PLANNED') EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_campaign_card_stays BEFORE DELETE OR TRUNCATE ON distribution_campaign_card
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_campaign_card_recorded_once BEFORE UPDATE ON distribution_campaign_card
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION distribution_refuse_change();
