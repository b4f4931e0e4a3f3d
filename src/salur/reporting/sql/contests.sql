-- purpose: what parties contest of a month before they sign, and what is said to it; both are only added to
-- reads: nothing
-- writes: reporting_contest, reporting_contest_answer and their guards
-- grain: contest: one figure of one line or class; answer: one, and perhaps a withdrawal

CREATE TABLE reporting_contest (
    id uuid PRIMARY KEY,
    program text NOT NULL,
    period integer NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    party uuid NOT NULL,
    subject_kind text NOT NULL,
    -- an exception's id, or the number of a class and the bank it is of
    subject text NOT NULL,
    class smallint NOT NULL,
    bank text NOT NULL,
    kode_wilayah text,
    term text NOT NULL,
    stated bigint NOT NULL,
    claimed bigint NOT NULL,
    reason text NOT NULL,
    evidence uuid,
    evidence_row bigint,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT reporting_contest_of_something CHECK (subject_kind IN ('line', 'class')),
    CONSTRAINT reporting_contest_of_a_figure CHECK (claimed >= 0 AND claimed <> stated),
    CONSTRAINT reporting_contest_has_reason CHECK (length(btrim(reason)) >= 10),
    CONSTRAINT reporting_contest_of_kabkota CHECK (code ~ '^[0-9]{4}$' AND nlevel(path) = 3),
    CONSTRAINT reporting_contest_row_of_evidence CHECK (evidence_row IS NULL OR evidence IS NOT NULL)
);
CREATE INDEX reporting_contest_of_month ON reporting_contest (code, period, program, at, id);

CREATE TABLE reporting_contest_answer (
    contest_id uuid NOT NULL REFERENCES reporting_contest (id),
    path ltree NOT NULL,
    party uuid NOT NULL,
    answer text NOT NULL,
    reason text NOT NULL,
    by_person uuid NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT reporting_contest_answer_known CHECK (answer IN ('accepted', 'upheld', 'withdrawn')),
    CONSTRAINT reporting_contest_answer_has_reason CHECK (length(btrim(reason)) >= 10)
);
-- The office answers once, and whoever contested withdraws once.
CREATE UNIQUE INDEX reporting_contest_answered_once ON reporting_contest_answer (contest_id, (answer = 'withdrawn'));

CREATE TRIGGER reporting_contest_keep BEFORE UPDATE OR DELETE ON reporting_contest
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_contest_no_truncate BEFORE TRUNCATE ON reporting_contest
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_contest_answer_keep BEFORE UPDATE OR DELETE ON reporting_contest_answer
    FOR EACH ROW EXECUTE FUNCTION reporting_only_added();
CREATE TRIGGER reporting_contest_answer_no_truncate BEFORE TRUNCATE ON reporting_contest_answer
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_only_added();

REVOKE UPDATE, DELETE, TRUNCATE ON reporting_contest, reporting_contest_answer FROM salur_app;
