-- purpose: data sprints before an area changes to the card: what keeps each family, what it adds up to per desa, how
--          many were kept by what on which day, and who goes to which desa
-- reads: nothing
-- writes: transition_sprint, transition_sprint_family, transition_sprint_desa, transition_sprint_count,
--         transition_sprint_assignment and their guards
-- grain: one sprint; one family that is kept; one desa; one desa, cause and day; one desa and person

CREATE TABLE transition_sprint (
    id uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    -- the first month on the card, and the day by which everybody shall be ready for it
    target integer NOT NULL,
    target_day date NOT NULL,
    started_on date NOT NULL,
    started_by uuid NOT NULL,
    started_by_name text NOT NULL,
    started_at timestamptz NOT NULL,
    counted_at timestamptz,
    ended_by uuid,
    ended_by_name text,
    ended_at timestamptz,
    CONSTRAINT transition_sprint_of_month CHECK (
        target BETWEEN 190001 AND 999912 AND target % 100 BETWEEN 1 AND 12
    ),
    CONSTRAINT transition_sprint_in_time CHECK (target_day > started_on),
    CONSTRAINT transition_sprint_ended_whole CHECK (
        (ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (ended_by_name IS NULL)
    )
);
-- No family is in two sprints that run: nested regions are excluded by the action, under a lock.
CREATE UNIQUE INDEX transition_sprint_one_running ON transition_sprint (path) WHERE ended_at IS NULL;
CREATE INDEX transition_sprint_newest ON transition_sprint (started_on DESC, id);

CREATE TABLE transition_sprint_family (
    sprint_id uuid NOT NULL REFERENCES transition_sprint (id),
    family_id uuid NOT NULL,
    id_kpm text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    causes text[] NOT NULL,
    acts text[] NOT NULL,
    -- the bank's own word on an account that failed to open
    said text,
    minutes integer NOT NULL,
    PRIMARY KEY (sprint_id, family_id),
    CONSTRAINT transition_sprint_family_for_a_cause CHECK (causes <> '{}' AND acts <> '{}' AND minutes > 0)
);
CREATE INDEX transition_sprint_family_in_order ON transition_sprint_family (sprint_id, kode_wilayah, minutes, id_kpm);

CREATE TABLE transition_sprint_desa (
    sprint_id uuid NOT NULL REFERENCES transition_sprint (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    families integer NOT NULL,
    blocked integer NOT NULL,
    -- blocked by nothing but what office and field repair themselves
    own integer NOT NULL,
    visits integer NOT NULL,
    minutes integer NOT NULL,
    rate double precision NOT NULL,
    PRIMARY KEY (sprint_id, kode_wilayah),
    CONSTRAINT transition_sprint_desa_of_its_families CHECK (
        blocked BETWEEN 0 AND families AND own BETWEEN 0 AND blocked AND visits BETWEEN 0 AND blocked
    )
);
CREATE INDEX transition_sprint_desa_first ON transition_sprint_desa (sprint_id, rate DESC, kode_wilayah);

CREATE TABLE transition_sprint_count (
    sprint_id uuid NOT NULL REFERENCES transition_sprint (id),
    day date NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    -- empty: whatever it is
    cause text NOT NULL,
    families integer NOT NULL,
    PRIMARY KEY (sprint_id, cause, day, kode_wilayah),
    CONSTRAINT transition_sprint_count_not_negative CHECK (families >= 0)
);

CREATE TABLE transition_sprint_assignment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sprint_id uuid NOT NULL REFERENCES transition_sprint (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    person_id uuid NOT NULL,
    person_name text NOT NULL,
    assigned_by uuid NOT NULL,
    assigned_by_name text NOT NULL,
    assigned_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX transition_sprint_assignment_one_at_a_time
    ON transition_sprint_assignment (sprint_id, kode_wilayah) WHERE ended_at IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    transition_sprint, transition_sprint_family, transition_sprint_desa, transition_sprint_count,
    transition_sprint_assignment
FROM salur_app;

-- A sprint ends once and is else what it was begun as; what was counted on a day stays when a later one is counted.
CREATE FUNCTION transition_sprint_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER transition_sprint_ends_once BEFORE UPDATE ON transition_sprint
    FOR EACH ROW WHEN (
        OLD.ended_at IS NOT NULL
        OR to_jsonb(OLD) - '{counted_at,ended_by,ended_by_name,ended_at}'::text[]
            <> to_jsonb(NEW) - '{counted_at,ended_by,ended_by_name,ended_at}'::text[]
    ) EXECUTE FUNCTION transition_sprint_refuse_change();
CREATE TRIGGER transition_sprint_stays BEFORE DELETE OR TRUNCATE ON transition_sprint
    FOR EACH STATEMENT EXECUTE FUNCTION transition_sprint_refuse_change();
CREATE TRIGGER transition_sprint_assignment_ends_once BEFORE UPDATE ON transition_sprint_assignment
    FOR EACH ROW WHEN (
        OLD.ended_at IS NOT NULL OR to_jsonb(OLD) - 'ended_at' <> to_jsonb(NEW) - 'ended_at'
    ) EXECUTE FUNCTION transition_sprint_refuse_change();
CREATE TRIGGER transition_sprint_assignment_stays BEFORE DELETE OR TRUNCATE ON transition_sprint_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION transition_sprint_refuse_change();
-- By statement: tens of thousands of rows are counted at once.
CREATE FUNCTION transition_sprint_count_of_a_day_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM gone g
        JOIN LATERAL (SELECT max(day) AS day FROM transition_sprint_count c WHERE c.sprint_id = g.sprint_id) n ON true
        WHERE n.day > g.day
    ) THEN
        RAISE EXCEPTION 'what was counted on a day that is past stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER transition_sprint_count_not_undone AFTER DELETE ON transition_sprint_count
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION transition_sprint_count_of_a_day_past();
CREATE TRIGGER transition_sprint_count_stays BEFORE UPDATE OR TRUNCATE ON transition_sprint_count
    FOR EACH STATEMENT EXECUTE FUNCTION transition_sprint_refuse_change();
