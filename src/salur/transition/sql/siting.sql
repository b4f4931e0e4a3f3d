-- purpose: proposals of where shops open, as they were made: limits and sums, and under them villages, shops and ways
-- reads: nothing
-- writes: transition_siting, transition_siting_village, transition_siting_shop, transition_siting_flow and their guards
-- grain: one run; one desa; one shop or place; one desa and shop in one plan

CREATE TABLE transition_siting (
    id uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name text NOT NULL,
    asked_at timestamptz NOT NULL,
    -- where shops may open: candidates of the banks' registers, or every desa
    places text NOT NULL,
    max_m integer NOT NULL,
    road_permille integer NOT NULL,
    capacity integer NOT NULL,
    openings_limit integer,
    families integer NOT NULL,
    covered integer NOT NULL,
    covered_bound integer NOT NULL,
    opened integer NOT NULL,
    opened_bound integer NOT NULL,
    travel_mm bigint NOT NULL,
    travel_bound_mm bigint NOT NULL,
    CONSTRAINT transition_siting_places_known CHECK (places IN ('CANDIDATES', 'EVERY_DESA')),
    CONSTRAINT transition_siting_within_bounds CHECK (
        covered BETWEEN 0 AND covered_bound AND covered_bound <= families
        AND opened_bound BETWEEN 0 AND opened AND travel_bound_mm BETWEEN 0 AND travel_mm
        AND opened <= coalesce(openings_limit, opened)
    )
);
CREATE INDEX transition_siting_newest ON transition_siting (asked_at DESC, id);

CREATE TABLE transition_siting_village (
    siting_id uuid NOT NULL REFERENCES transition_siting (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    latitude double precision,
    longitude double precision,
    kpm integer NOT NULL,
    served integer NOT NULL,
    reason text NOT NULL,
    service text NOT NULL,
    nearest text NOT NULL,
    nearest_m integer,
    PRIMARY KEY (siting_id, kode_wilayah),
    CONSTRAINT transition_siting_village_reasoned CHECK (
        served BETWEEN 0 AND kpm AND (served = kpm) = (reason = '') AND (reason = '') = (service = '')
    )
);

CREATE TABLE transition_siting_shop (
    siting_id uuid NOT NULL REFERENCES transition_siting (id),
    id_ewarong text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    capacity integer NOT NULL,
    serves boolean NOT NULL,
    opened boolean NOT NULL,
    barred text NOT NULL,
    taken integer NOT NULL,
    PRIMARY KEY (siting_id, id_ewarong),
    CONSTRAINT transition_siting_shop_not_overloaded CHECK (
        taken BETWEEN 0 AND capacity AND (taken = 0 OR serves OR opened)
        AND NOT (serves AND opened) AND (barred = '' OR NOT (opened OR taken > 0))
    )
);

CREATE TABLE transition_siting_flow (
    siting_id uuid NOT NULL REFERENCES transition_siting (id),
    plan text NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    id_ewarong text NOT NULL,
    kpm integer NOT NULL,
    mm bigint NOT NULL,
    PRIMARY KEY (siting_id, plan, kode_wilayah, id_ewarong),
    CONSTRAINT transition_siting_flow_of_a_plan CHECK (
        plan IN ('PROPOSED', 'LARGEST', 'GREEDY') AND kpm > 0 AND mm >= 0
    )
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    transition_siting, transition_siting_village, transition_siting_shop, transition_siting_flow
FROM salur_app;

-- A proposal is what it was when it was made; people decide elsewhere.
CREATE FUNCTION transition_siting_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER transition_siting_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transition_siting
    FOR EACH STATEMENT EXECUTE FUNCTION transition_siting_refuse_change();
CREATE TRIGGER transition_siting_village_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transition_siting_village
    FOR EACH STATEMENT EXECUTE FUNCTION transition_siting_refuse_change();
CREATE TRIGGER transition_siting_shop_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transition_siting_shop
    FOR EACH STATEMENT EXECUTE FUNCTION transition_siting_refuse_change();
CREATE TRIGGER transition_siting_flow_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transition_siting_flow
    FOR EACH STATEMENT EXECUTE FUNCTION transition_siting_refuse_change();
