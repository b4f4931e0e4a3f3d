-- purpose: what this database was born as: a practice area (LATIHAN) or the real one; it never becomes the other
-- reads: nothing
-- writes: access_birth
-- grain: one row in a database, written by the first start

CREATE TABLE access_birth (
    single boolean PRIMARY KEY DEFAULT true,
    training boolean NOT NULL,
    born_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT access_birth_once CHECK (single)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON access_birth FROM salur_app;

CREATE FUNCTION access_birth_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'access_birth_stays: what a database was born as stays'
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER access_birth_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON access_birth
    FOR EACH STATEMENT EXECUTE FUNCTION access_birth_keep();
