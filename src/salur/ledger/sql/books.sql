-- purpose: the books of the ledger: what moved per account and month, kept by the transfers themselves, and the
--          suspense that two people clear
-- reads: ledger_transfer, ledger_account
-- writes: ledger_movement, ledger_clearing and their triggers
-- grain: movement: programme, place, kind, party, month, reason and direction; clearing: one proposal

-- Accounts of a desa stand twice: as themselves (reach 5), and in the sums of their kab/kota (reach 3), so that
-- a nation is read from hundreds of places and a kab/kota from its own desa. What lies no deeper than a kab/kota
-- stands once (reach 3). `code` is the place in digits: beneath row security a comparison of digits finds rows
-- by index, a comparison of paths does not.
CREATE TABLE ledger_movement (
    program text NOT NULL,
    reach smallint NOT NULL CHECK (reach IN (3, 5)),
    code text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    party uuid,
    period integer NOT NULL,
    reason text NOT NULL,
    incoming boolean NOT NULL,
    path ltree NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    transfers bigint NOT NULL CHECK (transfers > 0),
    CONSTRAINT ledger_movement_once
        UNIQUE NULLS NOT DISTINCT (program, reach, code, kind, party, period, reason, incoming)
) WITH (fillfactor = 80);

CREATE FUNCTION ledger_code_of(path ltree) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(substr(ltree2text(path), 4), '.', '');

-- Both ends of transfers, at their own place and at their kab/kota.
CREATE VIEW ledger_ends AS
SELECT
    t.id, t.program, places.reach, places.path, a.kind, a.party, t.period, t.reason, ends.incoming, t.amount
FROM ledger_transfer t
CROSS JOIN LATERAL (VALUES (t.from_account, false), (t.to_account, true)) AS ends (account, incoming)
JOIN ledger_account a ON a.id = ends.account
CROSS JOIN LATERAL (
    SELECT 3 AS reach, subpath(a.path, 0, least(nlevel(a.path), 3)) AS path
    UNION ALL SELECT 5, a.path WHERE nlevel(a.path) > 3
) AS places;
REVOKE ALL ON ledger_ends FROM salur_app;

INSERT INTO ledger_movement (program, reach, code, kind, party, period, reason, incoming, path, amount, transfers)
SELECT
    program, reach, ledger_code_of(path), kind, party, period, reason, incoming, path,
    sum(amount)::bigint, count(*)
FROM ledger_ends
GROUP BY program, reach, path, kind, party, period, reason, incoming;

-- Counts one statement's transfers. Rows are written in the order of their key, so that two postings never
-- wait for each other in a circle.
CREATE FUNCTION ledger_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE $insert$
        INSERT INTO ledger_movement AS m (
            program, reach, code, kind, party, period, reason, incoming, path, amount, transfers
        )
        SELECT
            t.program, places.reach, ledger_code_of(places.path) AS code, a.kind, a.party, t.period, t.reason,
            ends.incoming, places.path, sum(t.amount)::bigint, count(*)
        FROM posted t
        CROSS JOIN LATERAL (VALUES (t.from_account, false), (t.to_account, true)) AS ends (account, incoming)
        JOIN ledger_account a ON a.id = ends.account
        CROSS JOIN LATERAL (
            SELECT 3 AS reach, subpath(a.path, 0, least(nlevel(a.path), 3)) AS path
            UNION ALL SELECT 5, a.path WHERE nlevel(a.path) > 3
        ) AS places
        GROUP BY t.program, places.reach, places.path, a.kind, a.party, t.period, t.reason, ends.incoming
        ORDER BY t.program, places.reach, code, a.kind, a.party, t.period, t.reason, ends.incoming
        ON CONFLICT ON CONSTRAINT ledger_movement_once DO UPDATE
        SET amount = m.amount + excluded.amount, transfers = m.transfers + excluded.transfers
    $insert$;
    RETURN NULL;
END
$$;
CREATE TRIGGER ledger_transfer_counted AFTER INSERT ON ledger_transfer
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION ledger_count();

CREATE TRIGGER ledger_movement_by_transfer BEFORE INSERT OR UPDATE OR DELETE ON ledger_movement
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_refuse_hand();
CREATE TRIGGER ledger_movement_stays BEFORE TRUNCATE ON ledger_movement
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_hand();

-- What somebody proposes to clear out of suspense (or to take back), and what another person said to it.
CREATE TABLE ledger_clearing (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    code text COLLATE "C" NOT NULL,
    path ltree NOT NULL,
    party uuid NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    decision text NOT NULL,
    evidence uuid NOT NULL,
    undoes uuid REFERENCES ledger_clearing (id),
    state text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    said text NOT NULL DEFAULT '',
    transfer bigint REFERENCES ledger_transfer (id),
    CONSTRAINT ledger_clearing_above_zero CHECK (amount > 0),
    CONSTRAINT ledger_clearing_of_kabkota CHECK (code ~ '^[0-9]{4}$' AND nlevel(path) = 3),
    CONSTRAINT ledger_clearing_of_month CHECK (
        period BETWEEN 190001 AND 999912 AND period % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT ledger_clearing_has_reason CHECK (btrim(reason) <> '' AND btrim(decision) <> ''),
    CONSTRAINT ledger_clearing_state_known CHECK (state IN ('PROPOSED', 'POSTED', 'REFUSED')),
    CONSTRAINT ledger_clearing_decided_whole CHECK (
        (state = 'PROPOSED') = (decided_by IS NULL) AND (state = 'PROPOSED') = (decided_at IS NULL)
        AND (state = 'POSTED') = (transfer IS NOT NULL)
    ),
    CONSTRAINT ledger_clearing_four_eyes CHECK (state <> 'POSTED' OR decided_by <> proposed_by),
    CONSTRAINT ledger_clearing_transfer_once UNIQUE (transfer)
);
CREATE UNIQUE INDEX ledger_clearing_undone_once ON ledger_clearing (undoes) WHERE state <> 'REFUSED';
CREATE INDEX ledger_clearing_page ON ledger_clearing (code, proposed_at DESC, id DESC);

CREATE FUNCTION ledger_clearing_decide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.state <> 'PROPOSED' OR NEW.state = 'PROPOSED'
        OR to_jsonb(NEW) - '{state,decided_by,decided_by_name,decided_at,said,transfer}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{state,decided_by,decided_by_name,decided_at,said,transfer}'::text[]
    THEN
        RAISE EXCEPTION 'what was proposed stays, and is decided once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER ledger_clearing_decided_once BEFORE UPDATE OR DELETE ON ledger_clearing
    FOR EACH ROW EXECUTE FUNCTION ledger_clearing_decide();
CREATE TRIGGER ledger_clearing_stays BEFORE TRUNCATE ON ledger_clearing
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_movement, ledger_clearing FROM salur_app;

-- The organisations whose books whoever acts for a bank or for Bulog sees: their own, the one above it and the
-- ones beneath it; within the region paths, as everybody.
CREATE FUNCTION ledger_custody() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN access_sender() || ARRAY(
    SELECT id FROM parties_organisation
    WHERE parent_id = access_sender()
        OR id = (SELECT parent_id FROM parties_organisation WHERE id = access_sender())
);
