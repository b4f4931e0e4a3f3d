-- purpose: what was said of a signal, oldest first
-- reads:   reconciliation_signal_answer, within the scope
-- writes:  nothing
-- grain:   one answer
SELECT answer, note, purchases, amount, by_name, at
FROM reconciliation_signal_answer WHERE signal_id = %(id)s ORDER BY id;
