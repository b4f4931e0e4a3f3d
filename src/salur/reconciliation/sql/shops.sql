-- purpose: what shops sold per month, what is to be explained of it, and what was said
-- reads:   nothing
-- writes:  reconciliation_shop_month, reconciliation_signal, reconciliation_signal_answer and their guards
-- grain:   month, shop, bank and place; one signal; one answer
CREATE TABLE reconciliation_shop_month (
    period integer NOT NULL,
    id_ewarong text NOT NULL,
    party uuid NOT NULL,
    path ltree NOT NULL,
    purchases bigint NOT NULL CHECK (purchases > 0),
    families bigint NOT NULL,
    amount bigint NOT NULL,
    outside bigint NOT NULL,
    unknown_terminal bigint NOT NULL,
    PRIMARY KEY (period, id_ewarong, party, path)
);
CREATE INDEX reconciliation_shop_month_shop ON reconciliation_shop_month (id_ewarong, period);

CREATE TABLE reconciliation_signal (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    period integer NOT NULL,
    subject text NOT NULL,
    kind text NOT NULL,
    party uuid NOT NULL,
    id_ewarong text NOT NULL,
    id_terminal text NOT NULL,
    began timestamp,
    path ltree NOT NULL,
    families bigint NOT NULL,
    purchases bigint NOT NULL,
    amount bigint NOT NULL,
    first_at timestamp NOT NULL,
    last_at timestamp NOT NULL,
    evidence jsonb NOT NULL,
    found_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    gone_at timestamptz,
    answer text,
    CONSTRAINT reconciliation_signal_once UNIQUE (period, subject)
);
CREATE INDEX reconciliation_signal_page ON reconciliation_signal (period, kind, id) WHERE gone_at IS NULL;
CREATE INDEX reconciliation_signal_shop ON reconciliation_signal (id_ewarong, period);

CREATE TABLE reconciliation_signal_answer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    signal_id uuid NOT NULL REFERENCES reconciliation_signal (id),
    path ltree NOT NULL,
    party uuid NOT NULL,
    answer text NOT NULL CONSTRAINT reconciliation_signal_answer_known CHECK (answer IN ('explained', 'confirmed')),
    note text NOT NULL CHECK (note <> ''),
    purchases bigint NOT NULL,
    amount bigint NOT NULL,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX reconciliation_signal_answer_of ON reconciliation_signal_answer (signal_id, id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    reconciliation_shop_month, reconciliation_signal, reconciliation_signal_answer
FROM salur_app;

CREATE TRIGGER reconciliation_signal_answer_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_signal_answer
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
CREATE TRIGGER reconciliation_signal_stays BEFORE DELETE OR TRUNCATE ON reconciliation_signal
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
