-- purpose: take away how exceptions are carried over, and restore what counts the open ones
-- reads:   nothing
-- writes:  reconciliation_exception and its indexes; drops the tables of carrying over
-- grain:   the tables
DROP TABLE reconciliation_write_off_line;
DROP TABLE reconciliation_write_off;
CREATE OR REPLACE FUNCTION reconciliation_count_open() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP FUNCTION reconciliation_add_carry_change();
DROP TABLE reconciliation_carry_count;
DROP INDEX reconciliation_exception_family;
CREATE INDEX reconciliation_exception_family ON reconciliation_exception (id_kpm, period) WHERE closed_in IS NULL;
DROP INDEX reconciliation_exception_resolved;
DROP INDEX reconciliation_exception_matter;
DROP INDEX reconciliation_exception_page;
CREATE INDEX reconciliation_exception_page
    ON reconciliation_exception (code, period, class, id) WHERE closed_in IS NULL;
DROP INDEX reconciliation_exception_once;
CREATE UNIQUE INDEX reconciliation_exception_open
    ON reconciliation_exception (program, period, subject, cause) WHERE closed_in IS NULL;
ALTER TABLE reconciliation_exception
    DROP COLUMN write_off_id, DROP COLUMN resolved_row, DROP COLUMN resolved_by, DROP COLUMN settled_in,
    DROP COLUMN resolved_in, DROP COLUMN resolved_on, DROP COLUMN resolved_kind, DROP COLUMN since,
    DROP COLUMN strand;
