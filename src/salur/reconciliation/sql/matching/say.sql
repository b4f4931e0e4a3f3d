-- purpose: keep what was said of pairs
-- reads:   reconciliation_match
-- writes:  reconciliation_match_word
-- grain:   one word
INSERT INTO reconciliation_match_word (match_id, path, party, word, note, by_person, by_name, by_bank, at)
SELECT id, path, party, %(word)s, %(note)s, %(person)s, %(name)s, %(by_bank)s, %(at)s
FROM reconciliation_match WHERE id = ANY (%(ids)s)
