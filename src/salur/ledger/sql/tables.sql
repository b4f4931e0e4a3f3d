-- purpose: the ledger: accounts, transfers and kept balances, with every guard the database holds
-- reads: nothing
-- writes: ledger_account, ledger_transfer, ledger_balance and their triggers
-- grain: one account per programme, kind, place and party; one row per transfer; one balance per account

CREATE TABLE ledger_account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    program text NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    code text NOT NULL GENERATED ALWAYS AS (
        program || ':' || kind || ':' || ltree2text(path) || coalesce(':' || party::text, '')
    ) STORED,
    CONSTRAINT ledger_account_code_once UNIQUE (code),
    CONSTRAINT ledger_account_of_program CHECK (
        (program = 'BPNT' AND unit = 'IDR') OR (program = 'RASTRA' AND unit = 'GRAM')
    ),
    CONSTRAINT ledger_account_kind_has_unit CHECK (
        (kind IN ('treasury', 'bank_pool', 'cards', 'shops', 'returned') AND unit = 'IDR')
        OR (kind IN ('bulog_national', 'warehouse', 'in_transit', 'delivery_point', 'handed', 'rejected')
            AND unit = 'GRAM')
        OR kind = 'suspense'
    ),
    -- targets of composite foreign keys: what refers to an account agrees with it
    CONSTRAINT ledger_account_with_unit UNIQUE (id, unit, program),
    CONSTRAINT ledger_account_with_kind UNIQUE (id, kind)
);

CREATE TABLE ledger_transfer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    reason text NOT NULL,
    from_account bigint NOT NULL,
    to_account bigint NOT NULL,
    amount bigint NOT NULL,
    unit text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    evidence uuid,
    publication uuid,
    key text NOT NULL,
    reverses bigint,
    at timestamptz NOT NULL,
    CONSTRAINT ledger_transfer_above_zero CHECK (amount > 0),
    CONSTRAINT ledger_transfer_two_sided CHECK (from_account <> to_account),
    CONSTRAINT ledger_transfer_of_month CHECK (
        period BETWEEN 190001 AND 999912 AND period % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT ledger_transfer_has_reason CHECK (reason ~ '^[a-z_]+$'),
    CONSTRAINT ledger_transfer_has_key CHECK (key <> ''),
    CONSTRAINT ledger_transfer_key_once UNIQUE (key),
    CONSTRAINT ledger_transfer_reversed_once UNIQUE (reverses),
    CONSTRAINT ledger_transfer_from FOREIGN KEY (from_account, unit, program)
        REFERENCES ledger_account (id, unit, program),
    CONSTRAINT ledger_transfer_to FOREIGN KEY (to_account, unit, program)
        REFERENCES ledger_account (id, unit, program),
    CONSTRAINT ledger_transfer_ends UNIQUE (id, from_account, to_account, amount),
    -- a reversal is exactly the opposite of what it reverses
    CONSTRAINT ledger_transfer_is_opposite FOREIGN KEY (reverses, to_account, from_account, amount)
        REFERENCES ledger_transfer (id, from_account, to_account, amount)
);
CREATE INDEX ledger_transfer_of_region ON ledger_transfer (program, period, path);
CREATE INDEX ledger_transfer_out_of ON ledger_transfer (from_account, id);
CREATE INDEX ledger_transfer_into ON ledger_transfer (to_account, id);
CREATE INDEX ledger_transfer_on_evidence ON ledger_transfer (evidence, id);

CREATE TABLE ledger_balance (
    account_id bigint PRIMARY KEY,
    kind text NOT NULL,
    balance bigint NOT NULL,
    CONSTRAINT ledger_balance_of_account FOREIGN KEY (account_id, kind) REFERENCES ledger_account (id, kind),
    CONSTRAINT ledger_balance_not_below_zero CHECK (
        balance >= 0 OR kind IN ('treasury', 'bulog_national', 'suspense')
    )
) WITH (fillfactor = 70);  -- balances are updated in place, again and again

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_account, ledger_transfer, ledger_balance FROM salur_app;

-- Accounts and transfers stay as they were written, for the owner too.
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: a mistake is reversed by another transfer', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER ledger_account_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_transfer_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

-- A balance moves only when a transfer moves it: inside another trigger, never by a statement.
CREATE FUNCTION ledger_refuse_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a balance changes by transfers only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER ledger_balance_by_transfer BEFORE INSERT OR UPDATE OR DELETE ON ledger_balance
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_refuse_hand();
CREATE TRIGGER ledger_balance_stays BEFORE TRUNCATE ON ledger_balance
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_hand();

CREATE FUNCTION ledger_open_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO ledger_balance (account_id, kind, balance) SELECT id, kind, 0 FROM opened;
    RETURN NULL;
END
$$;
CREATE TRIGGER ledger_account_has_balance AFTER INSERT ON ledger_account
    REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION ledger_open_balances();

-- Applies one statement's transfers to the balances, and refuses when one would be overdrawn.
-- Balances are locked in the order of their accounts, so that two postings never wait for each other
-- in a circle; only the net effect of the statement counts, not the order of its rows.
-- EXECUTE plans anew each time: one transfer and fifty thousand want different plans.
CREATE FUNCTION ledger_apply() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    overdrawn text;
BEGIN
    EXECUTE $lock$
        SELECT FROM ledger_balance
        WHERE account_id IN (SELECT from_account FROM posted UNION SELECT to_account FROM posted)
        ORDER BY account_id FOR NO KEY UPDATE
    $lock$;
    EXECUTE $check$
        SELECT a.code
        FROM (
            SELECT m.account_id, sum(m.amount) AS amount
            FROM (
                SELECT from_account AS account_id, -amount AS amount FROM posted
                UNION ALL
                SELECT to_account, amount FROM posted
            ) m
            GROUP BY m.account_id
        ) net
        JOIN ledger_balance b USING (account_id)
        JOIN ledger_account a ON a.id = net.account_id
        WHERE b.balance + net.amount < 0 AND b.kind NOT IN ('treasury', 'bulog_national', 'suspense')
        ORDER BY a.code LIMIT 1
    $check$ INTO overdrawn;
    IF overdrawn IS NOT NULL THEN
        RAISE EXCEPTION 'the ledger account % would be overdrawn', overdrawn
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance_not_below_zero', DETAIL = overdrawn;
    END IF;
    EXECUTE $update$
        UPDATE ledger_balance b
        SET balance = b.balance + net.amount
        FROM (
            SELECT m.account_id, sum(m.amount)::bigint AS amount
            FROM (
                SELECT from_account AS account_id, -amount AS amount FROM posted
                UNION ALL
                SELECT to_account, amount FROM posted
            ) m
            GROUP BY m.account_id
            HAVING sum(m.amount) <> 0
        ) net
        WHERE b.account_id = net.account_id
    $update$;
    RETURN NULL;
END
$$;
CREATE TRIGGER ledger_transfer_applied AFTER INSERT ON ledger_transfer
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION ledger_apply();
