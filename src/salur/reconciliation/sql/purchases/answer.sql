-- purpose: keep what was said of a signal, with what it was then
-- reads:   reconciliation_signal
-- writes:  reconciliation_signal_answer
-- grain:   one answer
INSERT INTO reconciliation_signal_answer (
    signal_id, path, party, answer, note, purchases, amount, by_person, by_name, at
)
SELECT id, path, party, %(answer)s, %(note)s, purchases, amount, %(by)s, %(by_name)s, %(at)s
FROM reconciliation_signal WHERE id = %(signal)s;
