-- purpose: the life of a payment: how far its order came, its state as a function of published facts,
--          how many payments of a month stand where, and the lists of idle credits to be returned
-- reads:   nothing
-- writes:  columns of reconciliation_unit; reconciliation_payment_sum, reconciliation_return,
--          reconciliation_return_line and their guards; reconciliation_payment_state()
-- grain:   sum: month, region, bank and state; return: kab/kota, bank and day; line: one account's month
ALTER TABLE reconciliation_unit
    ADD COLUMN stage smallint NOT NULL DEFAULT 0 CHECK (stage BETWEEN 0 AND 3),
    ADD COLUMN sp2d_day date;

-- The twin of domain.payments.state_of; null where there is no payment at all.
CREATE FUNCTION reconciliation_payment_state(
    listed boolean, payable boolean, ordered bigint, stage smallint, rest text, credited bigint,
    spent bigint, returned bigint, opening bigint, hanging boolean, idle boolean, asked boolean
) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN credited = 0 AND ordered = 0 THEN
            CASE WHEN NOT listed THEN NULL WHEN payable THEN 'PLANNED' ELSE 'SUSPENDED' END
        WHEN credited = 0 THEN
            CASE WHEN rest = 'reversed' THEN 'REVERSED' WHEN rest = 'failed' THEN 'FAILED'
                 WHEN stage = 3 THEN 'INSTRUCTED' WHEN stage = 2 THEN 'SP2D' ELSE 'IN_SPM' END
        WHEN credited + opening <= spent + returned THEN
            CASE WHEN returned > 0 THEN 'RETURNED' ELSE 'SPENT' END
        WHEN hanging AND spent = 0 THEN 'HANGING'
        WHEN asked THEN 'TO_RETURN'
        WHEN idle THEN 'IDLE'
        WHEN spent = 0 THEN 'CREDITED'
        ELSE 'PARTLY_SPENT' END
$$;

-- The twin of domain.payments.left_of: what of a month's credit is on the card today. Money that came
-- first is spent first; what went back for a month is taken off that month.
CREATE FUNCTION reconciliation_left_idr(of_account uuid, of_period integer) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT least(
        sum(brought) FILTER (WHERE period = of_period),
        greatest((array_agg(balance ORDER BY period DESC))[1]
            - coalesce(sum(brought) FILTER (WHERE period > of_period), 0), 0))::bigint
    FROM (
        SELECT period, greatest(credited_idr - returned_idr, 0) AS brought,
            credited_idr + opening_idr - spent_idr - returned_idr AS balance
        FROM reconciliation_unit
        WHERE account = of_account AND period >= of_period AND until IS NULL
    ) AS month
$$;

CREATE TABLE reconciliation_payment_sum (
    period integer NOT NULL,
    level smallint NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    kab text NOT NULL,
    bank text NOT NULL,
    state text NOT NULL,
    payments bigint NOT NULL CHECK (payments > 0),
    ordered bigint NOT NULL CHECK (ordered >= 0),
    credited bigint NOT NULL CHECK (credited >= 0),
    late bigint NOT NULL CHECK (late BETWEEN 0 AND payments),
    PRIMARY KEY (period, level, code, bank, state)
);
CREATE INDEX reconciliation_payment_sum_region ON reconciliation_payment_sum (period, kab);

CREATE TABLE reconciliation_return (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    path ltree NOT NULL,
    bank text NOT NULL,
    party uuid NOT NULL,
    as_of date NOT NULL,
    idle_days integer NOT NULL,
    pass_on_days integer NOT NULL,
    status text NOT NULL,
    lines integer NOT NULL,
    amount_idr bigint NOT NULL,
    left_out integer NOT NULL,
    sha256 text NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_by_name text NOT NULL,
    prepared_at timestamptz NOT NULL,
    approved_by uuid,
    approved_by_name text,
    approved_at timestamptz,
    due_on date,
    cancelled_at timestamptz,
    CONSTRAINT reconciliation_return_status_known CHECK (status IN ('PREPARED', 'APPROVED', 'CANCELLED')),
    CONSTRAINT reconciliation_return_of_something CHECK (lines > 0 AND amount_idr > 0 AND left_out >= 0),
    CONSTRAINT reconciliation_return_hashed CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT reconciliation_return_four_eyes CHECK (approved_by <> prepared_by),
    CONSTRAINT reconciliation_return_approved_whole CHECK (
        (approved_by IS NULL) = (approved_at IS NULL) AND (approved_by IS NULL) = (due_on IS NULL)
        AND (status <> 'APPROVED' OR approved_by IS NOT NULL)
        AND (status <> 'PREPARED' OR approved_by IS NULL)
        AND (status = 'CANCELLED') = (cancelled_at IS NOT NULL)
    )
);
CREATE UNIQUE INDEX reconciliation_return_one_draft
    ON reconciliation_return (code, party) WHERE status = 'PREPARED';
CREATE INDEX reconciliation_return_newest ON reconciliation_return (prepared_at DESC, id);

CREATE TABLE reconciliation_return_line (
    return_id uuid NOT NULL REFERENCES reconciliation_return (id),
    number integer NOT NULL,
    path ltree NOT NULL,
    party uuid NOT NULL,
    period integer NOT NULL,
    account uuid NOT NULL,
    last4 text NOT NULL,
    id_kpm text,
    kode_wilayah text,
    credit_day date NOT NULL,
    amount_idr bigint NOT NULL CHECK (amount_idr > 0),
    returned_before bigint NOT NULL CHECK (returned_before >= 0),
    excuse text,
    PRIMARY KEY (return_id, number),
    CONSTRAINT reconciliation_return_line_once UNIQUE (return_id, period, account)
);
CREATE INDEX reconciliation_return_line_of_unit ON reconciliation_return_line (period, account);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    reconciliation_payment_sum, reconciliation_return, reconciliation_return_line
FROM salur_app;

CREATE FUNCTION reconciliation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was: what is asked back is frozen', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER reconciliation_return_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_return_line
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
CREATE TRIGGER reconciliation_return_stays BEFORE DELETE OR TRUNCATE ON reconciliation_return
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
-- Only its way on changes: a draft is approved or cancelled, an approved one cancelled, and that is the end.
CREATE TRIGGER reconciliation_return_moves BEFORE UPDATE ON reconciliation_return
    FOR EACH ROW WHEN (
        OLD.status = 'CANCELLED'
        OR (OLD.status = 'APPROVED' AND NEW.status <> 'CANCELLED')
        OR (OLD.status = 'PREPARED' AND NEW.status = 'PREPARED')
        OR to_jsonb(OLD) - '{status,approved_by,approved_by_name,approved_at,due_on,cancelled_at}'::text[]
            <> to_jsonb(NEW) - '{status,approved_by,approved_by_name,approved_at,due_on,cancelled_at}'::text[]
        OR (OLD.approved_by IS NOT NULL AND (OLD.approved_by, OLD.approved_at, OLD.due_on)
            IS DISTINCT FROM (NEW.approved_by, NEW.approved_at, NEW.due_on))
    ) EXECUTE FUNCTION reconciliation_refuse_change();
