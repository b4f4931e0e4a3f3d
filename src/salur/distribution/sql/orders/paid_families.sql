-- purpose: says what each family was credited for a month, on whichever account that was or is its own
-- reads: distribution_credited, registry_holder (temporary), distribution_entitlement
-- writes: distribution_paid (temporary, gone at commit)
-- grain: one family and month that a bank spoke of; what was credited without being left is a row of 0

CREATE TEMPORARY TABLE IF NOT EXISTS distribution_paid (
    id_kpm text NOT NULL,
    period integer NOT NULL,
    credited bigint NOT NULL
) ON COMMIT DROP;
TRUNCATE distribution_paid;
INSERT INTO distribution_paid (id_kpm, period, credited)
SELECT id_kpm, period, sum(credited)
FROM (
    SELECT h.id_kpm, c.period, c.account, c.credited
    FROM distribution_credited c
    JOIN registry_holder h ON h.account = c.account
    UNION
    SELECT e.id_kpm, c.period, c.account, c.credited
    FROM distribution_credited c
    JOIN distribution_entitlement e ON e.period = c.period AND e.account = c.account AND e.excluded IS NULL
    WHERE e.period = ANY (%(months)s)
) AS of_family
GROUP BY id_kpm, period;
ANALYZE distribution_paid;
