-- purpose: the relations in which an order is told what was credited already
-- reads: nothing
-- writes: distribution_credited, registry_asked (temporary, gone at commit)
-- grain: one account and month; one account

CREATE TEMPORARY TABLE IF NOT EXISTS distribution_credited (
    account uuid NOT NULL,
    period integer NOT NULL,
    credited bigint NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS registry_asked (account uuid NOT NULL) ON COMMIT DROP;
TRUNCATE distribution_credited, registry_asked;
