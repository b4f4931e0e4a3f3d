-- purpose: what is contested, with its answer, in the order in which it was contested, beyond a key
-- reads: reporting_contest, reporting_contest_answer
-- writes: nothing
-- grain: one contest; of answer and withdrawal the withdrawal counts

SELECT
    c.id, c.program, c.period, c.code, c.path, c.party, c.subject_kind, c.subject, c.class, c.bank, c.kode_wilayah,
    c.term, c.stated, c.claimed, c.reason, c.evidence, c.evidence_row, c.by_name, c.at,
    a.answer, a.reason, a.by_name, a.at
FROM reporting_contest c
LEFT JOIN LATERAL (
    SELECT answer, reason, by_name, at FROM reporting_contest_answer
    WHERE contest_id = c.id ORDER BY answer = 'withdrawn' DESC LIMIT 1
) a ON true
WHERE (%(id)s::uuid IS NULL OR c.id = %(id)s)
    AND (%(program)s::text IS NULL OR c.program = %(program)s)
    AND (%(period)s::integer IS NULL OR c.period = %(period)s)
    AND (%(code)s::text IS NULL OR c.code = %(code)s)
    AND (%(key_at)s::timestamptz IS NULL OR (c.at, c.id) > (%(key_at)s, %(key_id)s::uuid))
ORDER BY c.at, c.id
LIMIT %(size)s
