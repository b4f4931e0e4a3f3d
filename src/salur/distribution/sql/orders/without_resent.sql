-- purpose: gives the accepted lines of an order without those that a later order pays instead
-- reads: {lines} (a Parquet file of contract perintah), resent
-- writes: {kept}
-- grain: one line

CREATE OR REPLACE TABLE {kept} AS
SELECT l.* FROM {lines} l
ANTI JOIN resent r ON r.id_kpm = l.id_kpm AND r.periode = l.periode;
