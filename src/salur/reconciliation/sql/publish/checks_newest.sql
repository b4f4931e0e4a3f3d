-- purpose: keep each family's newest field check of the month
-- reads:   checks
-- writes:  newest_checks
-- grain:   one family
-- Of several on one day the one that says most counts, then the least word.
CREATE TABLE newest_checks AS
SELECT id_kpm, reason, day
FROM checks WHERE month = $period
QUALIFY row_number() OVER (
    PARTITION BY id_kpm ORDER BY day DESC, reason IN ('LAIN', 'BELUM_BERBELANJA'), reason) = 1;
