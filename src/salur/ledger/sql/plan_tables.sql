-- purpose: the temporary tables in which a plan is stated before it is posted
-- reads: nothing
-- writes: ledger_flow, ledger_scope, ledger_desired, ledger_control (temporary, gone at commit)
-- grain: flow: one reason; scope: one programme, month, region and book; desired: any (amounts of equal rows add up);
--        control: one sub-ledger sum per account, month and book

CREATE TEMPORARY TABLE IF NOT EXISTS ledger_flow (
    reason text PRIMARY KEY,
    program text NOT NULL,
    unit text NOT NULL,
    from_kind text NOT NULL,
    from_reach int NOT NULL,
    from_of_party boolean NOT NULL,
    to_kind text NOT NULL,
    to_reach int NOT NULL,
    to_of_party boolean NOT NULL,
    book text NOT NULL DEFAULT 'month'
) ON COMMIT DROP;

-- What this plan is about: within it, whatever was published and is no longer desired is taken back.
-- `month` is the book of the months that aid is for, `stock` that of the days at a warehouse.
CREATE TEMPORARY TABLE IF NOT EXISTS ledger_scope (
    program text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    book text NOT NULL DEFAULT 'month',
    PRIMARY KEY (program, period, path, book)
) ON COMMIT DROP;

CREATE TEMPORARY TABLE IF NOT EXISTS ledger_desired (
    program text NOT NULL,
    period integer NOT NULL,
    reason text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    evidence uuid,
    amount bigint NOT NULL CHECK (amount >= 0)
) ON COMMIT DROP;

CREATE TEMPORARY TABLE IF NOT EXISTS ledger_control (
    program text NOT NULL,
    period integer NOT NULL,
    kind text NOT NULL,
    path ltree NOT NULL,
    party uuid,
    movement bigint NOT NULL,
    book text NOT NULL DEFAULT 'month'
) ON COMMIT DROP;

TRUNCATE ledger_flow, ledger_scope, ledger_desired, ledger_control;
