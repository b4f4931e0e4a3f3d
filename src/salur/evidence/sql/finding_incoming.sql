-- purpose: takes findings in by COPY, which row security does not allow into the table itself
-- reads: nothing
-- writes: evidence_finding_incoming (gone when the transaction ends)
-- grain: one fault of one cell

CREATE TEMPORARY TABLE IF NOT EXISTS evidence_finding_incoming (
    number bigint GENERATED ALWAYS AS IDENTITY,
    row bigint NOT NULL,
    "column" text NOT NULL,
    rule text NOT NULL,
    severity text NOT NULL,
    value text NOT NULL
) ON COMMIT DROP
