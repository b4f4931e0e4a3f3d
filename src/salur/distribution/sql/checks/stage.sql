-- purpose: stage each family's newest check of a month, or of some families, beside those of files
-- reads:   distribution_check, month_check
-- writes:  month_check (id_kpm, reason, said_on), which the caller made
-- grain:   one family
INSERT INTO month_check AS k (id_kpm, reason, said_on)
SELECT DISTINCT ON (id_kpm) id_kpm, cause, said_on
FROM distribution_check
WHERE period = %(period)s AND NOT is_held AND withdrawn_at IS NULL
    AND (%(ids)s::text[] IS NULL OR id_kpm = ANY (%(ids)s))
ORDER BY id_kpm, said_on DESC, cause IN ('LAIN', 'BELUM_BERBELANJA'), cause, id
ON CONFLICT (id_kpm) DO UPDATE SET reason = excluded.reason, said_on = excluded.said_on
WHERE (excluded.said_on, k.reason IN ('LAIN', 'BELUM_BERBELANJA'), k.reason)
    > (k.said_on, excluded.reason IN ('LAIN', 'BELUM_BERBELANJA'), excluded.reason);
