-- purpose: counts who is due by region beneath
-- reads: graduation_due (temporary)
-- writes: nothing
-- grain: one region, by the first digits of its code

SELECT left(kode_wilayah, %(digits)s) AS code, count(*), count(*) FILTER (WHERE last_visit IS NULL)
FROM graduation_due
WHERE (%(why)s::text = '' OR %(why)s = ANY (why))
GROUP BY 1 ORDER BY 1;
