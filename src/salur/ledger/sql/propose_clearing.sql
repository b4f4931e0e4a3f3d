-- purpose: keeps a proposal to clear suspense, or to take a clearing back
-- reads: nothing
-- writes: ledger_clearing
-- grain: one proposal

INSERT INTO ledger_clearing (
    id, program, period, code, path, party, amount, reason, decision, evidence, undoes, state,
    proposed_by, proposed_by_name, proposed_at
) VALUES (
    %(id)s, %(program)s, %(period)s, %(code)s, %(path)s::ltree, %(party)s, %(amount)s, %(reason)s, %(decision)s,
    %(evidence)s, %(undoes)s, 'PROPOSED', %(person)s, %(name)s, %(at)s
)
