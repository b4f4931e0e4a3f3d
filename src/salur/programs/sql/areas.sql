-- purpose: which programme a desa is under in which month, the decisions behind it, and who stands outside it
-- reads: programs_list, programs_list_entry
-- writes: programs_area_decision, programs_area_line, programs_turn, programs_out_of_area
-- grain: decision: one paper about a kab/kota; line: what it says of one desa; turn: one desa and the month from
--        which a programme is its own; out of area: one family-month that the areas alone do not explain

CREATE TABLE programs_area_decision (
    id uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    number text NOT NULL,
    decided_on date NOT NULL,
    reason text NOT NULL,
    evidence uuid,
    prepared_by uuid NOT NULL,
    decided_by uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT programs_area_decision_numbered CHECK (trim(number) <> ''),
    CONSTRAINT programs_area_decision_four_eyes CHECK (prepared_by <> decided_by)
);
CREATE INDEX programs_area_decision_in_order ON programs_area_decision (kode_wilayah, at);

CREATE TABLE programs_area_line (
    decision uuid NOT NULL REFERENCES programs_area_decision (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    program text NOT NULL,
    first integer,
    CONSTRAINT programs_area_line_once PRIMARY KEY (decision, kode_wilayah),
    CONSTRAINT programs_area_line_of_program CHECK (program IN ('RASTRA', 'BPNT'))
);

-- The key is the law: a programme holds until the next one begins, so the last month of rice and the first of the
-- card are one row, and neither a gap nor an overlap can be written.
CREATE TABLE programs_turn (
    kode_wilayah text NOT NULL,
    month integer NOT NULL,
    program text NOT NULL,
    path ltree NOT NULL,
    decision uuid NOT NULL REFERENCES programs_area_decision (id),
    CONSTRAINT programs_turn_one_program_from_a_month PRIMARY KEY (kode_wilayah, month),
    CONSTRAINT programs_turn_of_desa CHECK (kode_wilayah ~ '^[0-9]{10}$'),
    CONSTRAINT programs_turn_of_month CHECK (month BETWEEN 190001 AND 999912 AND month % 100 BETWEEN 1 AND 12),
    CONSTRAINT programs_turn_of_program CHECK (program IN ('RASTRA', 'BPNT'))
);

CREATE TABLE programs_out_of_area (
    list_id uuid NOT NULL,
    id_kpm text NOT NULL,
    period integer NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    area_program text NOT NULL,
    program text,
    reason text NOT NULL,
    CONSTRAINT programs_out_of_area_once PRIMARY KEY (list_id, id_kpm),
    CONSTRAINT programs_out_of_area_otherwise CHECK (program IS DISTINCT FROM area_program),
    CONSTRAINT programs_out_of_area_for_a_reason CHECK (
        (program IS NOT NULL AND reason = 'kept_its_program')
        OR (program IS NULL AND reason = 'came_after_freeze')
    )
);
CREATE INDEX programs_out_of_area_in_order ON programs_out_of_area (period, kode_wilayah, id_kpm);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    programs_area_decision, programs_area_line, programs_turn, programs_out_of_area
FROM salur_app;

CREATE TRIGGER programs_area_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_area_decision
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();
CREATE TRIGGER programs_area_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_area_line
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();
CREATE TRIGGER programs_out_of_area_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON programs_out_of_area
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();
CREATE TRIGGER programs_turn_is_not_emptied BEFORE TRUNCATE ON programs_turn
    FOR EACH STATEMENT EXECUTE FUNCTION programs_refuse_change();

-- Lists are frozen and areas turned one after the other in a kab/kota, whoever writes.
CREATE FUNCTION programs_lock_area(kabkota text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('programs.area ' || kabkota, 0))
$$;

-- A turn changes only months of which no list is frozen.
CREATE FUNCTION programs_turn_after_lists() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    desa text := CASE WHEN TG_OP = 'DELETE' THEN OLD.kode_wilayah ELSE NEW.kode_wilayah END;
    since integer := CASE
        WHEN TG_OP = 'INSERT' THEN NEW.month
        WHEN TG_OP = 'DELETE' THEN OLD.month
        ELSE least(OLD.month, NEW.month)
    END;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.kode_wilayah <> NEW.kode_wilayah THEN
        RAISE EXCEPTION 'a turn stays with its desa' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM programs_lock_area(left(desa, 4));
    IF EXISTS (
        SELECT FROM programs_list WHERE kode_wilayah = left(desa, 4) AND period >= since
    ) THEN
        RAISE EXCEPTION 'a list of % is frozen already: its programme stays', desa
            USING ERRCODE = 'check_violation', CONSTRAINT = 'programs_turn_after_lists';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER programs_turn_after_lists BEFORE INSERT OR UPDATE OR DELETE ON programs_turn
    FOR EACH ROW EXECUTE FUNCTION programs_turn_after_lists();

-- A list holds the families of its programme's areas, and others only with their reason.
CREATE FUNCTION programs_list_entry_within_area() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stray text;
BEGIN
    PERFORM programs_lock_area(kabkota)
    FROM (SELECT DISTINCT left(kode_wilayah, 4) AS kabkota FROM fresh ORDER BY 1) touched;
    SELECT f.id_kpm INTO stray
    FROM fresh f
    JOIN (
        SELECT desa.kode_wilayah, desa.period, (
            SELECT t.program FROM programs_turn t
            WHERE t.kode_wilayah = desa.kode_wilayah AND t.month <= desa.period
            ORDER BY t.month DESC LIMIT 1
        ) AS program
        FROM (SELECT DISTINCT kode_wilayah, period FROM fresh) desa
    ) area USING (kode_wilayah, period)
    WHERE area.program <> f.program AND NOT EXISTS (
        SELECT FROM programs_out_of_area o
        WHERE o.list_id = f.list_id AND o.id_kpm = f.id_kpm AND o.program = f.program
            AND o.period = f.period
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'family % lives in an area of the other programme', stray
            USING ERRCODE = 'check_violation', CONSTRAINT = 'programs_list_entry_within_area';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER programs_list_entry_within_area AFTER INSERT ON programs_list_entry
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION programs_list_entry_within_area();
