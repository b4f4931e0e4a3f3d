-- purpose: counts complaints per region right below one and per T: how many came, were answered in time, are late,
--          came back
-- reads: coordination_complaint
-- writes: nothing
-- grain: one region of so many digits, and T

SELECT
    left(code, %(digits)s) AS region, t,
    count(*) AS received,
    count(*) FILTER (WHERE in_time) AS in_time,
    count(*) FILTER (WHERE NOT in_time) AS late,
    count(*) FILTER (WHERE state IN ('RECEIVED', 'VERIFIED', 'FORWARDED', 'REOPENED')) AS waiting,
    count(*) FILTER (
        WHERE state IN ('RECEIVED', 'VERIFIED', 'FORWARDED', 'REOPENED') AND due < %(on)s
    ) AS overdue,
    count(*) FILTER (WHERE reopened > 0) AS reopened
FROM coordination_complaint
WHERE code >= %(lowest)s AND code < %(highest)s AND received_on >= %(since)s AND received_on <= %(on)s
GROUP BY 1, 2
ORDER BY 1, 2;
