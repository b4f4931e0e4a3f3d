-- purpose: each family's newest check of a month, as whoever asks sees it
-- reads:   distribution_check
-- writes:  nothing
-- grain:   one family
-- Of several on one day the one that says most counts, then the least word.
SELECT DISTINCT ON (id_kpm) id_kpm, cause, said_on, note, by_name, at, evidence_id
FROM distribution_check
WHERE period = %(period)s AND id_kpm = ANY (%(ids)s) AND NOT is_held AND withdrawn_at IS NULL
ORDER BY id_kpm, said_on DESC, cause IN ('LAIN', 'BELUM_BERBELANJA'), cause, id;
