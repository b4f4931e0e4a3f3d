-- purpose: pairs of accounts that may be one, what people said of them, and which of them a month rests on
-- reads:   nothing
-- writes:  reconciliation_match, reconciliation_match_word, reconciliation_matched_month and their guards
-- grain:   two accounts; one word; one month
-- No number stands here: accounts are known by blind index and last digits, reasons are codes.
CREATE TABLE reconciliation_match (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CONSTRAINT reconciliation_match_kind CHECK (kind IN ('credit', 'purchase')),
    ordered_account uuid NOT NULL,
    ordered_last4 text NOT NULL,
    other_account uuid NOT NULL,
    other_last4 text NOT NULL,
    period integer NOT NULL,
    since integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    bank text NOT NULL,
    party uuid NOT NULL,
    id_kpm text,
    kode_wilayah text,
    ordered_idr bigint NOT NULL,
    credited_idr bigint NOT NULL,
    spent_idr bigint NOT NULL,
    credit_day date,
    score integer NOT NULL,
    standing text NOT NULL CHECK (standing IN ('clear', 'possible', 'ambiguous')),
    reasons text[] NOT NULL CHECK (reasons <> '{}'),
    evidence jsonb NOT NULL,
    found_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    gone_at timestamptz,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ENDORSED', 'ACCEPTED', 'REJECTED', 'UNDONE')),
    endorsed_by uuid,
    endorsed_by_name text,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    CONSTRAINT reconciliation_match_once UNIQUE (ordered_account, other_account),
    CONSTRAINT reconciliation_match_of_two CHECK (ordered_account <> other_account),
    CONSTRAINT reconciliation_match_four_eyes CHECK (
        state <> 'ACCEPTED'
        OR (endorsed_by IS NOT NULL AND decided_by IS NOT NULL AND endorsed_by <> decided_by)),
    CONSTRAINT reconciliation_match_since CHECK (since <= period)
);
-- A number at the bank stands for one ordered account at a time.
CREATE UNIQUE INDEX reconciliation_match_stands_once
    ON reconciliation_match (other_account) WHERE state = 'ACCEPTED';
CREATE INDEX reconciliation_match_of_ordered ON reconciliation_match (ordered_account);
CREATE INDEX reconciliation_match_of_other ON reconciliation_match (other_account);
CREATE INDEX reconciliation_match_page ON reconciliation_match (code, state, score DESC, id);
CREATE INDEX reconciliation_match_month ON reconciliation_match (period);

CREATE TABLE reconciliation_match_word (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    match_id uuid NOT NULL REFERENCES reconciliation_match (id),
    path ltree NOT NULL,
    party uuid NOT NULL,
    word text NOT NULL CHECK (word IN ('SAME', 'DIFFERENT', 'ENDORSED', 'ACCEPTED', 'REJECTED', 'UNDONE')),
    note text NOT NULL,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    by_bank boolean NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX reconciliation_match_word_of ON reconciliation_match_word (match_id, id);

CREATE TABLE reconciliation_matched_month (
    period integer PRIMARY KEY,
    path ltree NOT NULL DEFAULT 'id',
    pairs integer NOT NULL,
    digest text NOT NULL,
    at timestamptz NOT NULL
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    reconciliation_match, reconciliation_match_word, reconciliation_matched_month
FROM salur_app;

CREATE TRIGGER reconciliation_match_word_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_match_word
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
CREATE TRIGGER reconciliation_match_stays BEFORE DELETE OR TRUNCATE ON reconciliation_match
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();

CREATE FUNCTION reconciliation_match_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.ordered_account, NEW.other_account, NEW.kind) IS DISTINCT FROM
       (OLD.ordered_account, OLD.other_account, OLD.kind) THEN
        RAISE EXCEPTION 'a match stays of the same two accounts' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('OPEN', 'ENDORSED'), ('OPEN', 'REJECTED'), ('ENDORSED', 'ACCEPTED'), ('ENDORSED', 'REJECTED'),
        ('ACCEPTED', 'UNDONE'), ('REJECTED', 'ENDORSED'), ('UNDONE', 'ENDORSED')
    ) THEN
        RAISE EXCEPTION 'a match does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.state = 'ACCEPTED' AND NEW.since <> OLD.since THEN
        RAISE EXCEPTION 'an accepted match holds from its month' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reconciliation_match_moves BEFORE UPDATE ON reconciliation_match
    FOR EACH ROW EXECUTE FUNCTION reconciliation_match_moves();

-- What stands for an account is not stood for itself: two who decide at once wait for each other.
CREATE FUNCTION reconciliation_match_one_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'ACCEPTED' THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('matches', 0));
        IF EXISTS (
            SELECT FROM reconciliation_match m
            WHERE m.state = 'ACCEPTED' AND m.id <> NEW.id
                AND (m.ordered_account = NEW.other_account OR m.other_account = NEW.ordered_account)
        ) THEN
            RAISE EXCEPTION 'an account that stands for another is not stood for'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reconciliation_match_one_step BEFORE INSERT OR UPDATE ON reconciliation_match
    FOR EACH ROW EXECUTE FUNCTION reconciliation_match_one_step();
