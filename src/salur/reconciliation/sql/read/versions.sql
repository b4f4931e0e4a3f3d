-- purpose: versions of kab/kota months, narrowed by what is given
-- reads:   reconciliation_version
-- writes:  nothing
-- grain:   one version
SELECT
    id, program, period, code, path::text, number, is_current, published_at, changed, evidence,
    waterfall::text, classes::text
FROM reconciliation_version
WHERE (%(id)s::uuid IS NULL OR id = %(id)s::uuid)
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(code)s::text IS NULL OR code = %(code)s)
    AND (%(path)s::text IS NULL OR path <@ %(path)s::ltree)
    AND (is_current OR NOT %(only_current)s)
ORDER BY code, number DESC
