-- purpose: how many exceptions are open in every region, kept as rows by a trigger, so that no page
--          counts them and nothing that writes exceptions can forget to
-- reads:   reconciliation_exception
-- writes:  reconciliation_open_count
-- grain:   programme, month, region, cause, owner, bank, party and the day they were opened
CREATE TABLE reconciliation_open_count (
    program text NOT NULL,
    period integer NOT NULL,
    place text NOT NULL,
    parent text NOT NULL,
    path ltree NOT NULL,
    cause text NOT NULL,
    class smallint NOT NULL,
    owner text NOT NULL,
    bank text NOT NULL,
    party uuid NOT NULL,
    opened_on date NOT NULL,
    count bigint NOT NULL CHECK (count >= 0),
    amount bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (period, place, program, cause, class, owner, bank, party, opened_on)
);
CREATE INDEX reconciliation_open_count_parent ON reconciliation_open_count (period, parent);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reconciliation_open_count FROM salur_app;

-- `open_change` (temporary) has rows of reconciliation_exception with a sign: 1 came, -1 went.
CREATE FUNCTION reconciliation_add_open_change() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH by_place AS (
        SELECT program, period, path, cause,
            -- Of rice the cause says which gap; its class is only a headline.
            CASE cause WHEN 'class' THEN class ELSE 0 END AS class,
            owner, coalesce(bank, '') AS bank,
            coalesce(party, uuid '00000000-0000-0000-0000-000000000000') AS party,
            (opened_at AT TIME ZONE 'UTC')::date AS opened_on,
            sum(sign) AS count, sum(sign * amount) AS amount
        FROM open_change
        WHERE closed_in IS NULL
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
        HAVING sum(sign) <> 0 OR sum(sign * amount) <> 0
    ), by_region AS (
        SELECT program, period, subpath(path, 0, labels) AS path,
            CASE labels WHEN 1 THEN '' ELSE subpath(path, 0, labels - 1)::text END AS parent,
            cause, class, owner, bank, party, opened_on,
            sum(count)::bigint AS count, sum(amount)::bigint AS amount
        FROM by_place, generate_series(1, nlevel(path)) AS labels
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    )
    MERGE INTO reconciliation_open_count AS kept
    USING by_region AS more
    ON kept.period = more.period AND kept.place = more.path::text AND kept.program = more.program
        AND kept.cause = more.cause AND kept.class = more.class AND kept.owner = more.owner
        AND kept.bank = more.bank AND kept.party = more.party AND kept.opened_on = more.opened_on
    WHEN MATCHED AND kept.count + more.count = 0 THEN DELETE
    WHEN MATCHED THEN
        UPDATE SET count = kept.count + more.count, amount = kept.amount + more.amount
    WHEN NOT MATCHED THEN
        INSERT (program, period, place, parent, path, cause, class, owner, bank, party, opened_on,
            count, amount)
        VALUES (more.program, more.period, more.path::text, more.parent, more.path, more.cause,
            more.class, more.owner, more.bank, more.party, more.opened_on, more.count, more.amount);
END $$;

CREATE FUNCTION reconciliation_count_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        CREATE TEMPORARY TABLE open_change ON COMMIT DROP AS SELECT 1 AS sign, * FROM now_rows;
    ELSE
        CREATE TEMPORARY TABLE open_change ON COMMIT DROP AS
            SELECT 1 AS sign, * FROM now_rows UNION ALL SELECT -1, * FROM was_rows;
    END IF;
    PERFORM reconciliation_add_open_change();
    DROP TABLE open_change;
    RETURN NULL;
END $$;

CREATE TRIGGER reconciliation_exception_counted_in AFTER INSERT ON reconciliation_exception
    REFERENCING NEW TABLE AS now_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_count_open();
CREATE TRIGGER reconciliation_exception_counted_again AFTER UPDATE ON reconciliation_exception
    REFERENCING OLD TABLE AS was_rows NEW TABLE AS now_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_count_open();
