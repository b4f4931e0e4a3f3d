-- purpose: what the population office and employers know of each family's pengurus
-- reads: nothing
-- writes: registry_match
-- grain: one family and source; the newest day wins, `changed_at` is when the status became what it is

CREATE TABLE registry_match (
    family_id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    detail text,
    as_of date NOT NULL,
    evidence uuid,
    row integer,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT registry_match_one_of_a_source PRIMARY KEY (family_id, kind),
    CONSTRAINT registry_match_kind_known CHECK (kind IN ('dukcapil', 'pekerjaan'))
);
CREATE INDEX registry_match_by_status ON registry_match (kind, status);
CREATE TRIGGER registry_match_not_truncated BEFORE TRUNCATE ON registry_match
    FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_change();
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON registry_match FROM salur_app;
