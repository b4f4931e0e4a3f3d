-- purpose: home visits, from forms and files alike
-- reads: nothing
-- writes: graduation_visit and its guards
-- grain: one visit; its answers are sealed, for they tell of health and income. A visit stays as it was written; of a
--        file that was withdrawn it counts no more

CREATE TABLE graduation_visit (
    id uuid PRIMARY KEY,
    family uuid NOT NULL,
    id_kpm text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    visited_on date NOT NULL,
    visitor text NOT NULL,
    answers_sealed bytea NOT NULL,
    met text[] NOT NULL,
    unmet text[] NOT NULL,
    unknown text[] NOT NULL,
    -- still in the group that the programme is for; null where the answers do not tell
    eligible boolean,
    source text NOT NULL CONSTRAINT graduation_visit_from CHECK (source IN ('form', 'file')),
    evidence uuid,
    row bigint,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT graduation_visit_once UNIQUE (evidence, row),
    CONSTRAINT graduation_visit_of_a_file CHECK (
        (source = 'file') = (evidence IS NOT NULL) AND (evidence IS NULL) = (row IS NULL)
    ),
    -- every dimension stands in one of three ways
    CONSTRAINT graduation_visit_whole CHECK (
        cardinality(met || unmet || unknown) = 6
        AND met || unmet || unknown @> ARRAY['income', 'assets', 'work', 'schooling', 'health', 'housing']
    )
);
CREATE INDEX graduation_visit_of_family ON graduation_visit (family, visited_on);
CREATE INDEX graduation_visit_by_place ON graduation_visit (code, id_kpm, visited_on) WHERE withdrawn_at IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graduation_visit FROM salur_app;
CREATE TRIGGER graduation_visit_stays BEFORE DELETE OR TRUNCATE ON graduation_visit
    FOR EACH STATEMENT EXECUTE FUNCTION graduation_refuse();
CREATE TRIGGER graduation_visit_withdrawn_once BEFORE UPDATE ON graduation_visit
    FOR EACH ROW WHEN (
        (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
        -- It follows its desa to another code.
        OR to_jsonb(OLD) - '{withdrawn_at,code,path}'::text[] <> to_jsonb(NEW) - '{withdrawn_at,code,path}'::text[]
    ) EXECUTE FUNCTION graduation_refuse();
