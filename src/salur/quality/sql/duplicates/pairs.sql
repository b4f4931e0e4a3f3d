-- purpose: the pairs that are likely one family, with what speaks for and against
-- reads:   scored, people, told_reasons; `least` is the logarithm of the odds that are asked for
-- writes:  pairs
-- grain:   one pair, the smaller id_kpm first; of one that met in several rows the likeliest
CREATE OR REPLACE TABLE pairs AS
SELECT least(x.id_kpm, y.id_kpm) AS id_kpm_a, greatest(x.id_kpm, y.id_kpm) AS id_kpm_b,
       max(1 / (1 + exp(-s.odds))) AS probability, arg_max(r.reasons, s.odds) AS reasons
FROM scored s
JOIN people x ON x.rid = s.a
JOIN people y ON y.rid = s.b
LEFT JOIN told_reasons r USING (pattern)
WHERE s.odds >= CAST($least AS DOUBLE) AND x.id_kpm <> y.id_kpm
GROUP BY ALL
ORDER BY id_kpm_a, id_kpm_b;
