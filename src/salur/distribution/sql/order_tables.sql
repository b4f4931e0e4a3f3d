-- purpose: payment orders, whom each pays for which month and whom not, and the outbox through which they leave
-- reads: nothing
-- writes: distribution_order, distribution_entitlement, distribution_outbox
-- grain: order: one letter (SPM) to one bank; entitlement: one family, month and order; outbox: one approved order

CREATE TABLE distribution_order (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    purpose text NOT NULL,
    resends uuid REFERENCES distribution_order (id),
    sender uuid NOT NULL,
    bank uuid NOT NULL,
    bank_code text NOT NULL,
    path ltree NOT NULL,
    first_period integer NOT NULL,
    last_period integer NOT NULL,
    status text NOT NULL,
    families integer NOT NULL,
    lines integer NOT NULL,
    excluded integer NOT NULL,
    amount_idr bigint NOT NULL,
    sha256 text NOT NULL,
    approvals_needed integer NOT NULL,
    authority_needed boolean NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_by_name text NOT NULL,
    prepared_at timestamptz NOT NULL,
    checked_by uuid,
    checked_by_name text,
    checked_at timestamptz,
    approved_by uuid,
    approved_by_name text,
    approved_at timestamptz,
    seconded_by uuid,
    seconded_by_name text,
    seconded_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    closed_at timestamptz,
    closed_reason text,
    evidence_id uuid,
    sent_at timestamptz,
    CONSTRAINT distribution_order_purpose_known CHECK (purpose IN ('REGULAR', 'LATE', 'RETROACTIVE', 'RESEND')),
    CONSTRAINT distribution_order_resend_names_its_order CHECK ((purpose = 'RESEND') = (resends IS NOT NULL)),
    CONSTRAINT distribution_order_status_known CHECK (
        status IN ('PREPARED', 'CHECKED', 'APPROVED', 'SENT', 'CANCELLED', 'RETURNED')
    ),
    CONSTRAINT distribution_order_of_months CHECK (first_period <= last_period),
    CONSTRAINT distribution_order_pays_something CHECK (
        families > 0 AND lines >= families AND amount_idr > 0 AND excluded >= 0
    ),
    CONSTRAINT distribution_order_hashed CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- who prepared, who checked and each who approved are different people
    CONSTRAINT distribution_order_six_eyes CHECK (
        checked_by <> prepared_by
        AND approved_by <> prepared_by AND approved_by <> checked_by
        AND seconded_by <> prepared_by AND seconded_by <> checked_by AND seconded_by <> approved_by
    ),
    CONSTRAINT distribution_order_approvals_known CHECK (approvals_needed IN (1, 2)),
    CONSTRAINT distribution_order_checked_before_approval CHECK (
        checked_by IS NOT NULL OR (approved_by IS NULL AND status NOT IN ('CHECKED', 'APPROVED', 'SENT'))
    ),
    CONSTRAINT distribution_order_approved_whole CHECK (
        status NOT IN ('APPROVED', 'SENT')
        OR (approved_by IS NOT NULL AND (approvals_needed = 1 OR seconded_by IS NOT NULL))
    ),
    CONSTRAINT distribution_order_closed_for_a_reason CHECK (
        (status IN ('CANCELLED', 'RETURNED')) = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND closed_reason <> '')
    ),
    CONSTRAINT distribution_order_sent_whole CHECK (
        (status = 'SENT') = (sent_at IS NOT NULL) AND (status <> 'SENT' OR evidence_id IS NOT NULL)
    )
);
CREATE UNIQUE INDEX distribution_order_number_once ON distribution_order (number)
    WHERE status NOT IN ('CANCELLED', 'RETURNED');
CREATE INDEX distribution_order_newest ON distribution_order (prepared_at DESC, id DESC);
CREATE INDEX distribution_order_resent ON distribution_order (resends) WHERE resends IS NOT NULL;
CREATE INDEX distribution_order_of_evidence ON distribution_order (evidence_id) WHERE evidence_id IS NOT NULL;

CREATE TABLE distribution_entitlement (
    period integer NOT NULL,
    id_kpm text NOT NULL,
    order_id uuid NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    account uuid,
    amount_idr bigint NOT NULL,
    excluded text,
    live boolean NOT NULL,
    CONSTRAINT distribution_entitlement_once PRIMARY KEY (order_id, period, id_kpm),
    CONSTRAINT distribution_entitlement_above_zero CHECK (amount_idr > 0),
    CONSTRAINT distribution_entitlement_reason_known CHECK (
        excluded IN (
            'already_paid', 'partly_paid', 'in_another_order', 'not_answered', 'suspended', 'ineligible', 'no_account',
            'account_not_usable', 'account_shared', 'other_bank', 'bank_unknown'
        )
    ),
    CONSTRAINT distribution_entitlement_pays_an_account CHECK (
        (excluded IS NOT NULL OR account IS NOT NULL) AND NOT (live AND excluded IS NOT NULL)
    )
) PARTITION BY LIST (period);
-- The law: of a family and month, and on an account and month, at most one line stands in an order.
CREATE UNIQUE INDEX distribution_entitlement_family_once ON distribution_entitlement (period, id_kpm) WHERE live;
CREATE UNIQUE INDEX distribution_entitlement_account_once ON distribution_entitlement (period, account) WHERE live;
CREATE INDEX distribution_entitlement_left_out ON distribution_entitlement (order_id, excluded, kode_wilayah, id_kpm)
    WHERE excluded IS NOT NULL;

CREATE TABLE distribution_outbox (
    order_id uuid PRIMARY KEY REFERENCES distribution_order (id),
    path ltree NOT NULL,
    bank uuid NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    written_at timestamptz NOT NULL,
    begun_at timestamptz,
    delivered_at timestamptz,
    receipt text,
    CONSTRAINT distribution_outbox_named_once UNIQUE (name),
    CONSTRAINT distribution_outbox_state_known CHECK (state IN ('WAITING', 'SENDING', 'DELIVERED', 'VOID')),
    CONSTRAINT distribution_outbox_delivered_whole CHECK (
        (state = 'DELIVERED') = (delivered_at IS NOT NULL AND receipt <> '')
    )
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON distribution_order, distribution_entitlement, distribution_outbox
FROM salur_app;

-- What an order says never changes; it takes these steps and no other.
CREATE FUNCTION distribution_order_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    taken text[] := ARRAY[
        'status', 'checked_by', 'checked_by_name', 'checked_at', 'approved_by', 'approved_by_name', 'approved_at',
        'seconded_by', 'seconded_by_name', 'seconded_at', 'closed_by', 'closed_by_name', 'closed_at', 'closed_reason',
        'evidence_id', 'sent_at'
    ];
BEGIN
    IF to_jsonb(OLD) - taken <> to_jsonb(NEW) - taken
        OR (OLD.checked_by IS NOT NULL AND OLD.checked_by IS DISTINCT FROM NEW.checked_by)
        OR (OLD.approved_by IS NOT NULL AND OLD.approved_by IS DISTINCT FROM NEW.approved_by)
        OR (OLD.evidence_id IS NOT NULL AND OLD.evidence_id IS DISTINCT FROM NEW.evidence_id)
        OR (OLD.status, NEW.status) NOT IN (
            ('PREPARED', 'CHECKED'), ('PREPARED', 'CANCELLED'), ('PREPARED', 'RETURNED'), ('CHECKED', 'CHECKED'),
            ('CHECKED', 'APPROVED'), ('CHECKED', 'CANCELLED'), ('CHECKED', 'RETURNED'), ('APPROVED', 'APPROVED'),
            ('APPROVED', 'SENT'), ('APPROVED', 'CANCELLED'), ('APPROVED', 'RETURNED')
        )
    THEN
        RAISE EXCEPTION 'distribution_order_keeps: an order does not go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER distribution_order_keeps BEFORE UPDATE ON distribution_order
    FOR EACH ROW EXECUTE FUNCTION distribution_order_keep();
CREATE TRIGGER distribution_order_stays BEFORE DELETE OR TRUNCATE ON distribution_order
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();

-- Whoever cancels or returns an order, nothing of it is payable afterwards; once it is being sent it is too late.
CREATE FUNCTION distribution_order_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE distribution_outbox SET state = 'VOID' WHERE order_id = NEW.id AND state = 'WAITING';
    IF EXISTS (SELECT FROM distribution_outbox WHERE order_id = NEW.id AND state <> 'VOID') THEN
        RAISE EXCEPTION 'distribution_order_closes: this order is being sent' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE distribution_entitlement SET live = false
    WHERE order_id = NEW.id AND live AND period BETWEEN NEW.first_period AND NEW.last_period;
    RETURN NULL;
END
$$;
CREATE TRIGGER distribution_order_closes AFTER UPDATE ON distribution_order
    FOR EACH ROW WHEN (NEW.status IN ('CANCELLED', 'RETURNED') AND OLD.status <> NEW.status)
    EXECUTE FUNCTION distribution_order_close();

-- A line stays as it was decided; it can only cease to stand.
CREATE FUNCTION distribution_entitlement_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'distribution_entitlement_keeps: a line only ceases to stand'
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER distribution_entitlement_stays BEFORE DELETE OR TRUNCATE ON distribution_entitlement
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();

CREATE FUNCTION distribution_outbox_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('WAITING', 'SENDING'), ('WAITING', 'VOID'), ('SENDING', 'WAITING'), ('SENDING', 'DELIVERED')
    ) OR (OLD.order_id, OLD.name) IS DISTINCT FROM (NEW.order_id, NEW.name) THEN
        RAISE EXCEPTION 'distribution_outbox_moves: the outbox does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER distribution_outbox_moves BEFORE UPDATE ON distribution_outbox
    FOR EACH ROW EXECUTE FUNCTION distribution_outbox_keep();
CREATE TRIGGER distribution_outbox_stays BEFORE DELETE OR TRUNCATE ON distribution_outbox
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();

-- Makes the partition of a month where there is none, guarded before it can be seen through its parent.
CREATE FUNCTION distribution_open_period(opened integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part text := 'distribution_entitlement_' || opened;
    seen text := 'path <@ ANY ((SELECT access_paths())::ltree[]) AND (SELECT access_sender()) IS NULL';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('distribution_open_period', 0));
    IF to_regclass(part) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format(
        'CREATE TABLE %1$I (LIKE distribution_entitlement INCLUDING CONSTRAINTS,'
        ' CONSTRAINT %2$I CHECK (period = %3$s))', part, part || '_of_month', opened
    );
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %I FROM salur_app', part);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format(
        'CREATE POLICY %I ON %I TO salur_app USING (%s) WITH CHECK (%s)', part || '_scope', part, seen, seen
    );
    EXECUTE format(
        'CREATE POLICY %I ON %I TO salur_owner USING (true) WITH CHECK (true)', part || '_owner', part
    );
    EXECUTE format(
        'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW WHEN (NEW.live OR'
        ' (OLD.period, OLD.id_kpm, OLD.order_id, OLD.account, OLD.amount_idr, OLD.excluded) IS DISTINCT FROM'
        ' (NEW.period, NEW.id_kpm, NEW.order_id, NEW.account, NEW.amount_idr, NEW.excluded))'
        ' EXECUTE FUNCTION distribution_entitlement_keep()', part || '_keeps', part
    );
    EXECUTE format(
        'CREATE TRIGGER %I BEFORE DELETE OR TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change()', part || '_stays', part
    );
    EXECUTE format(
        'ALTER TABLE distribution_entitlement ATTACH PARTITION %I FOR VALUES IN (%s)', part, opened
    );
END
$$;
