-- purpose: makes the table of what there is to tell, before it is known to whom
-- reads: nothing
-- writes: notice_batch (temporary)
-- grain: one matter for one circle of people

CREATE TEMPORARY TABLE IF NOT EXISTS notice_batch (
    kind text NOT NULL,
    urgent boolean NOT NULL,
    key text NOT NULL,
    subject uuid NOT NULL,
    path ltree NOT NULL,
    code text NOT NULL,
    at timestamptz NOT NULL,
    -- who is told: in one of these roles, of this organisation (null: any), these people (null: all)
    roles text[] NOT NULL,
    organisation uuid,
    persons uuid[],
    never uuid[] NOT NULL,
    -- whom of the banks, Bulog and other agencies it concerns
    parties uuid[] NOT NULL,
    -- also whoever works only within the path: a meeting concerns those inside its regions
    within boolean NOT NULL DEFAULT false
) ON COMMIT DROP;
TRUNCATE notice_batch;
