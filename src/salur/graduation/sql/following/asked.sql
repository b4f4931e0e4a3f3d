-- purpose: makes the tables that following works on
-- reads: nothing
-- writes: registry_asked_family, graduation_taken (both temporary, gone at commit)
-- grain: asked: one family; taken: one case and the step that it takes next

CREATE TEMPORARY TABLE IF NOT EXISTS registry_asked_family (family uuid NOT NULL) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS graduation_taken (
    case_id uuid PRIMARY KEY,
    verb text NOT NULL,
    after text NOT NULL,
    kind text,
    change bigint,
    no_ba text,
    tanggal_ba date,
    asked integer,
    left_from integer,
    decided_by uuid,
    code text,
    path ltree,
    return_no_ba text,
    return_tanggal_ba date
) ON COMMIT DROP;
TRUNCATE registry_asked_family, graduation_taken;
