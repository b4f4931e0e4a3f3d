-- purpose: let an exception live on over the months until evidence or a decision resolves it
-- reads:   reconciliation_exception, reconciliation_version
-- writes:  columns of reconciliation_exception; reconciliation_carry_count, reconciliation_write_off,
--          reconciliation_write_off_line and their guards; reconciliation_count_open()
-- grain:   exception: programme, month, account (or desa) and strand; count: kab/kota, month, strand
--          and how it ended; write-off: one decision about one matter; line: one exception
ALTER TABLE reconciliation_exception
    ADD COLUMN strand text NOT NULL DEFAULT '',
    ADD COLUMN since integer,
    ADD COLUMN resolved_kind text,
    ADD COLUMN resolved_on date,
    ADD COLUMN resolved_in integer,
    ADD COLUMN settled_in integer,
    ADD COLUMN resolved_by uuid,
    ADD COLUMN resolved_row integer,
    ADD COLUMN write_off_id uuid;

UPDATE reconciliation_exception SET since = period, strand = CASE
    WHEN cause <> 'class' THEN cause
    WHEN class IN (6, 7, 8) THEN 'not_credited'
    WHEN class IN (2, 5) THEN 'over_spent'
    WHEN class = 10 THEN 'unspent'
    ELSE 'over_credited' END;

-- Of what was opened and closed again the newest stays: from now on one row lives through it.
DELETE FROM reconciliation_exception e USING reconciliation_exception n
WHERE (n.program, n.period, n.subject, n.cause, n.strand) = (e.program, e.period, e.subject, e.cause, e.strand)
    AND (n.closed_in IS NULL, n.opened_at, n.opened_in, n.id) > (e.closed_in IS NULL, e.opened_at, e.opened_in, e.id);

UPDATE reconciliation_exception e
SET resolved_kind = 'corrected', resolved_on = e.closed_at::date, resolved_in = e.period,
    settled_in = e.period, resolved_by = (
        SELECT v.evidence[1] FROM reconciliation_version v
        WHERE v.program = e.program AND v.period = e.period AND v.code = e.code AND v.evidence <> '{}'
        ORDER BY v.number = e.closed_in DESC, v.number DESC LIMIT 1)
WHERE e.closed_in IS NOT NULL;

ALTER TABLE reconciliation_exception
    ALTER COLUMN strand DROP DEFAULT,
    ALTER COLUMN since SET NOT NULL,
    ADD CONSTRAINT reconciliation_exception_since_before CHECK (since <= period),
    ADD CONSTRAINT reconciliation_exception_resolution_known CHECK (resolved_kind IN (
        'credited', 'spent', 'returned', 'delivered', 'corrected', 'written_off')),
    ADD CONSTRAINT reconciliation_exception_resolved_whole CHECK (
        (resolved_kind IS NULL) = (resolved_on IS NULL) AND (resolved_kind IS NULL) = (resolved_in IS NULL)
        AND (resolved_kind IS NULL) = (settled_in IS NULL) AND resolved_in >= period
        AND (closed_in IS NULL OR resolved_kind IS NOT NULL)),
    -- Rice may rest on papers that are not filed yet.
    ADD CONSTRAINT reconciliation_exception_resolved_by_evidence CHECK (
        resolved_kind IS NULL OR program = 'RASTRA' OR resolved_by IS NOT NULL OR write_off_id IS NOT NULL),
    ADD CONSTRAINT reconciliation_exception_written_off_by_decision CHECK (
        coalesce(resolved_kind = 'written_off', false) = (write_off_id IS NOT NULL));

DROP INDEX reconciliation_exception_open;
CREATE UNIQUE INDEX reconciliation_exception_once
    ON reconciliation_exception (program, period, subject, cause, strand);
DROP INDEX reconciliation_exception_page;
CREATE INDEX reconciliation_exception_page
    ON reconciliation_exception (code, period, class, id) WHERE resolved_kind IS NULL;
CREATE INDEX reconciliation_exception_matter
    ON reconciliation_exception (subject, strand, period);
CREATE INDEX reconciliation_exception_resolved
    ON reconciliation_exception (code, resolved_in, id) WHERE resolved_kind IS NOT NULL;
DROP INDEX reconciliation_exception_family;
CREATE INDEX reconciliation_exception_family ON reconciliation_exception (id_kpm, period);

-- How many hang, and how those ended that do no longer; `resolved_in` is 0 while they hang.
CREATE TABLE reconciliation_carry_count (
    program text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    strand text NOT NULL,
    period integer NOT NULL,
    resolved_in integer NOT NULL,
    kind text NOT NULL,
    count bigint NOT NULL CHECK (count >= 0),
    amount bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (code, program, period, resolved_in, kind, strand)
);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reconciliation_carry_count FROM salur_app;

-- `open_change` (temporary) has rows of reconciliation_exception with a sign: 1 came, -1 went.
CREATE FUNCTION reconciliation_add_carry_change() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    MERGE INTO reconciliation_carry_count AS kept
    USING (
        SELECT program, code, strand, period, coalesce(resolved_in, 0) AS resolved_in,
            coalesce(resolved_kind, '') AS kind, sum(sign)::bigint AS count,
            sum(sign * amount)::bigint AS amount
        FROM open_change
        GROUP BY 1, 2, 3, 4, 5, 6
        HAVING sum(sign) <> 0 OR sum(sign * amount) <> 0
    ) AS more
    ON kept.program = more.program AND kept.code = more.code AND kept.period = more.period
        AND kept.resolved_in = more.resolved_in AND kept.kind = more.kind AND kept.strand = more.strand
    WHEN MATCHED AND kept.count + more.count = 0 THEN DELETE
    WHEN MATCHED THEN
        UPDATE SET count = kept.count + more.count, amount = kept.amount + more.amount
    WHEN NOT MATCHED THEN
        INSERT (program, code, path, strand, period, resolved_in, kind, count, amount)
        VALUES (more.program, more.code,
            CASE WHEN length(more.code) <> 4 THEN 'id'::ltree
                 ELSE ('id.' || left(more.code, 2) || '.' || right(more.code, 2))::ltree END,
            more.strand, more.period, more.resolved_in, more.kind, more.count, more.amount);
END $$;

CREATE OR REPLACE FUNCTION reconciliation_count_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM now_rows) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        CREATE TEMPORARY TABLE open_change ON COMMIT DROP AS SELECT 1 AS sign, * FROM now_rows;
    ELSE
        CREATE TEMPORARY TABLE open_change ON COMMIT DROP AS
            SELECT 1 AS sign, * FROM now_rows UNION ALL SELECT -1, * FROM was_rows;
    END IF;
    PERFORM reconciliation_add_carry_change();
    -- What hangs no longer is open nowhere, whichever evidence or decision ended it.
    DELETE FROM open_change WHERE resolved_kind IS NOT NULL;
    PERFORM reconciliation_add_open_change();
    DROP TABLE open_change;
    RETURN NULL;
END $$;

CREATE TEMPORARY TABLE open_change AS SELECT 1 AS sign, * FROM reconciliation_exception;
SELECT reconciliation_add_carry_change();
DROP TABLE open_change;

CREATE TABLE reconciliation_write_off (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    subject text NOT NULL,
    strand text NOT NULL,
    id_kpm text,
    since integer NOT NULL,
    lines integer NOT NULL CHECK (lines > 0),
    amount bigint NOT NULL CHECK (amount > 0),
    unit text NOT NULL CHECK (unit IN ('IDR', 'GRAM')),
    decision_number text NOT NULL CHECK (length(decision_number) BETWEEN 3 AND 100),
    decided_on date NOT NULL,
    reason text NOT NULL CHECK (length(reason) >= 10),
    attachment uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED', 'UNDONE')),
    proposed_by uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    answered_by uuid,
    answered_by_name text,
    answered_at timestamptz,
    answer text,
    undone_by uuid,
    undone_by_name text,
    undone_at timestamptz,
    undone_because text,
    CONSTRAINT reconciliation_write_off_four_eyes CHECK (status <> 'APPROVED' OR answered_by <> proposed_by),
    CONSTRAINT reconciliation_write_off_answered_whole CHECK (
        (status = 'PROPOSED') = (answered_by IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL)
        AND (status = 'UNDONE') = (undone_by IS NOT NULL) AND (undone_by IS NULL) = (undone_at IS NULL))
);
CREATE UNIQUE INDEX reconciliation_write_off_one_proposed
    ON reconciliation_write_off (program, subject, strand) WHERE status = 'PROPOSED';
CREATE INDEX reconciliation_write_off_newest ON reconciliation_write_off (proposed_at DESC, id);

CREATE TABLE reconciliation_write_off_line (
    write_off_id uuid NOT NULL REFERENCES reconciliation_write_off (id),
    exception_id uuid NOT NULL,
    path ltree NOT NULL,
    period integer NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (write_off_id, exception_id)
);
CREATE INDEX reconciliation_write_off_line_of ON reconciliation_write_off_line (exception_id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reconciliation_write_off, reconciliation_write_off_line FROM salur_app;

CREATE TRIGGER reconciliation_write_off_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_write_off_line
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
CREATE TRIGGER reconciliation_write_off_stays BEFORE DELETE OR TRUNCATE ON reconciliation_write_off
    FOR EACH STATEMENT EXECUTE FUNCTION reconciliation_refuse_change();
-- Only its way on changes: proposed, then approved or refused; what was approved is undone, once.
CREATE TRIGGER reconciliation_write_off_moves BEFORE UPDATE ON reconciliation_write_off
    FOR EACH ROW WHEN (
        (OLD.status, NEW.status) NOT IN (
            ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REFUSED'), ('APPROVED', 'UNDONE'))
        OR to_jsonb(OLD) - '{status,answered_by,answered_by_name,answered_at,answer,undone_by,undone_by_name,undone_at,undone_because}'::text[]
            <> to_jsonb(NEW) - '{status,answered_by,answered_by_name,answered_at,answer,undone_by,undone_by_name,undone_at,undone_because}'::text[]
        OR (OLD.answered_by IS NOT NULL AND (OLD.answered_by, OLD.answered_at) IS DISTINCT FROM (NEW.answered_by, NEW.answered_at))
    ) EXECUTE FUNCTION reconciliation_refuse_change();
