-- purpose: what people record about areas before they change to the card, and the gates as they were counted
-- reads: nothing
-- writes: transition_fact, transition_measure, transition_gate and their guards
-- grain: fact: one word about an area; measure: one kab/kota and day; gate: one desa, gate and day

CREATE TABLE transition_fact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    holds boolean NOT NULL,
    -- the operator of a network, the way of access
    value text NOT NULL DEFAULT '',
    number text NOT NULL DEFAULT '',
    on_day date NOT NULL,
    note text NOT NULL DEFAULT '',
    evidence uuid,
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT transition_fact_of_kind CHECK (kind IN ('NETWORK', 'ACCESS', 'TIKOR', 'SOCIALISED')),
    CONSTRAINT transition_fact_numbered CHECK (
        NOT holds OR kind NOT IN ('TIKOR', 'SOCIALISED') OR trim(number) <> ''
    ),
    CONSTRAINT transition_fact_access_known CHECK (
        kind <> 'ACCESS' OR (holds AND value IN ('LAND', 'RIVER', 'SEA', 'AIR'))
    )
);
CREATE UNIQUE INDEX transition_fact_one_holds ON transition_fact (kind, kode_wilayah) WHERE superseded_at IS NULL;
CREATE INDEX transition_fact_in_order ON transition_fact (kode_wilayah, id);

CREATE TABLE transition_measure (
    kode_wilayah text NOT NULL,
    day date NOT NULL,
    path ltree NOT NULL,
    at timestamptz NOT NULL,
    families integer NOT NULL,
    PRIMARY KEY (kode_wilayah, day)
);

CREATE TABLE transition_gate (
    kode_wilayah text NOT NULL,
    day date NOT NULL,
    gate text NOT NULL,
    path ltree NOT NULL,
    families integer NOT NULL,
    have integer NOT NULL,
    required integer NOT NULL,
    PRIMARY KEY (kode_wilayah, day, gate),
    CONSTRAINT transition_gate_known CHECK (
        gate IN ('LIST', 'ACCOUNTS', 'CARDS', 'SHOPS', 'NETWORK', 'BANK', 'TIKOR', 'SOCIALISED')
    ),
    CONSTRAINT transition_gate_not_negative CHECK (families > 0 AND have >= 0 AND required >= 0)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON transition_fact, transition_measure, transition_gate FROM salur_app;

CREATE FUNCTION transition_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER transition_fact_stays BEFORE DELETE OR TRUNCATE ON transition_fact
    FOR EACH STATEMENT EXECUTE FUNCTION transition_refuse_change();
CREATE TRIGGER transition_fact_superseded_once BEFORE UPDATE ON transition_fact
    FOR EACH ROW WHEN (
        OLD.superseded_at IS NOT NULL
        OR to_jsonb(OLD) - 'superseded_at' <> to_jsonb(NEW) - 'superseded_at'
    ) EXECUTE FUNCTION transition_refuse_change();
-- What was counted on a day stays when a later one is counted: the pace rests on it.
CREATE FUNCTION transition_gate_of_a_day_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT left(kode_wilayah, 4) AS kab, day FROM gone) g
        JOIN transition_measure m ON m.kode_wilayah = g.kab AND m.day > g.day
    ) THEN
        RAISE EXCEPTION 'what was counted on a day that is past stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER transition_gate_not_undone AFTER DELETE ON transition_gate
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION transition_gate_of_a_day_past();
CREATE TRIGGER transition_gate_stays BEFORE UPDATE OR TRUNCATE ON transition_gate
    FOR EACH STATEMENT EXECUTE FUNCTION transition_refuse_change();
