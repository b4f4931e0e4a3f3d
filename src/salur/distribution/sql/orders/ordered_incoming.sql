-- purpose: the relation in which the order of a month is held against the list
-- reads: nothing
-- writes: distribution_ordered (temporary, gone at commit)
-- grain: one family, region and account of an order

CREATE TEMPORARY TABLE IF NOT EXISTS distribution_ordered (
    id_kpm text NOT NULL,
    kode_wilayah text NOT NULL,
    account uuid NOT NULL,
    lines integer NOT NULL,
    amount_idr bigint NOT NULL
) ON COMMIT DROP;
TRUNCATE distribution_ordered;
