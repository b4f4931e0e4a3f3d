-- purpose: what a file of answers did to each obstacle that it names, row by row
-- reads:   nothing
-- writes:  coordination_answer and its guards
-- grain:   one row of one file; `rule` is empty where its step was taken, else why it was not
CREATE TABLE coordination_answer (
    evidence_id uuid NOT NULL,
    row integer NOT NULL CHECK (row > 0),
    path ltree NOT NULL,
    organisation uuid NOT NULL,
    obstacle_id uuid,
    step text NOT NULL,
    rule text NOT NULL,
    by_user uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (evidence_id, row),
    CONSTRAINT coordination_answer_to_somebody CHECK ((rule = '') <= (obstacle_id IS NOT NULL))
);
CREATE INDEX coordination_answer_of ON coordination_answer (obstacle_id);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_answer FROM salur_app;
CREATE TRIGGER coordination_answer_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON coordination_answer
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();
