-- purpose: what was said of a pair, oldest first
-- reads:   reconciliation_match_word
-- writes:  nothing
-- grain:   one word
SELECT word, note, by_name, by_bank, at FROM reconciliation_match_word WHERE match_id = %(id)s ORDER BY id
