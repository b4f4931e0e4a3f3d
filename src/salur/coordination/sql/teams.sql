-- purpose: coordination teams of regions, the offices in them by decree, and how offices are reached
-- reads: nothing
-- writes: coordination_team, coordination_team_member, coordination_contact and their guards
-- grain: team: one region for a while; member: one office in one seat for a while; contact: one office, superseded ones too

CREATE TABLE coordination_team (
    id uuid PRIMARY KEY,
    -- empty: the nation
    code text NOT NULL,
    path ltree NOT NULL,
    decree_number text NOT NULL,
    decree_on date NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT coordination_team_of_region CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$'),
    CONSTRAINT coordination_team_numbered CHECK (trim(decree_number) <> ''),
    CONSTRAINT coordination_team_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
    CONSTRAINT coordination_team_one_at_a_time EXCLUDE USING gist (
        code WITH =, daterange(valid_from, valid_to) WITH &&
    )
);

CREATE TABLE coordination_team_member (
    id uuid PRIMARY KEY,
    team uuid NOT NULL REFERENCES coordination_team (id),
    seat text NOT NULL,
    office text NOT NULL,
    name text NOT NULL DEFAULT '',
    decree_number text NOT NULL,
    decree_on date NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT coordination_team_member_seat CHECK (seat IN ('PENANGGUNG_JAWAB', 'KETUA', 'SEKRETARIS', 'ANGGOTA')),
    CONSTRAINT coordination_team_member_numbered CHECK (trim(decree_number) <> '' AND trim(office) <> ''),
    CONSTRAINT coordination_team_member_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from),
    CONSTRAINT coordination_team_member_one_chair EXCLUDE USING gist (
        team WITH =, seat WITH =, daterange(valid_from, valid_to) WITH &&
    ) WHERE (seat <> 'ANGGOTA')
);
CREATE INDEX coordination_team_member_of_team ON coordination_team_member (team);

CREATE TABLE coordination_contact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation uuid NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    address text NOT NULL,
    hours text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz
);
CREATE UNIQUE INDEX coordination_contact_one_holds ON coordination_contact (organisation) WHERE superseded_at IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_team, coordination_team_member, coordination_contact
    FROM salur_app;

CREATE FUNCTION coordination_team_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it was', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER coordination_team_stays BEFORE DELETE OR TRUNCATE ON coordination_team
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_team_refuse();
CREATE TRIGGER coordination_team_member_stays BEFORE DELETE OR TRUNCATE ON coordination_team_member
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_team_refuse();
CREATE TRIGGER coordination_contact_stays BEFORE DELETE OR TRUNCATE ON coordination_contact
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_team_refuse();
CREATE TRIGGER coordination_team_ends_once BEFORE UPDATE ON coordination_team
    FOR EACH ROW WHEN (
        OLD.valid_to IS NOT NULL OR to_jsonb(OLD) - 'valid_to' <> to_jsonb(NEW) - 'valid_to'
    ) EXECUTE FUNCTION coordination_team_refuse();
CREATE TRIGGER coordination_team_member_ends_once BEFORE UPDATE ON coordination_team_member
    FOR EACH ROW WHEN (
        OLD.valid_to IS NOT NULL OR to_jsonb(OLD) - 'valid_to' <> to_jsonb(NEW) - 'valid_to'
    ) EXECUTE FUNCTION coordination_team_refuse();
CREATE TRIGGER coordination_contact_superseded_once BEFORE UPDATE ON coordination_contact
    FOR EACH ROW WHEN (
        OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' <> to_jsonb(NEW) - 'superseded_at'
    ) EXECUTE FUNCTION coordination_team_refuse();
