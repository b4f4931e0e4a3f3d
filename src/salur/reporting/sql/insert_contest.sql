-- purpose: keeps what a party contests
-- reads: nothing
-- writes: reporting_contest
-- grain: one contest

INSERT INTO reporting_contest (
    id, program, period, code, path, party, subject_kind, subject, class, bank, kode_wilayah, term, stated, claimed,
    reason, evidence, evidence_row, by_person, by_name, at
) VALUES (
    %(id)s, %(program)s, %(period)s, %(code)s, %(path)s::ltree, %(party)s, %(subject_kind)s, %(subject)s, %(klass)s,
    %(bank)s, %(kode_wilayah)s, %(term)s, %(stated)s, %(claimed)s, %(reason)s, %(evidence)s, %(evidence_row)s,
    %(person)s, %(name)s, %(at)s
)
