-- purpose: tells which submissions of telephones are kept and count, but for those of one file
-- reads: graduation_visit
-- writes: nothing
-- grain: one submission and family

SELECT submission, id_kpm FROM graduation_visit
WHERE submission = ANY (%(submissions)s::uuid[]) AND withdrawn_at IS NULL
    AND evidence IS DISTINCT FROM %(but)s::uuid;
