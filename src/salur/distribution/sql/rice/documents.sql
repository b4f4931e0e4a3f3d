-- purpose: the numbers of the DO and BAST that a month rests on, identical papers once
-- reads: distribution_rice_move
-- writes: nothing
-- grain: kab/kota and kind; whoever acts for Bulog sees its own

SELECT left(code, 4) AS kab, kind, array_agg(DISTINCT number ORDER BY number)
FROM distribution_rice_move
WHERE kind IN ('RELEASE', 'ARRIVAL') AND number <> '' AND left(code, 4) = ANY (%(kabs)s)
    AND first_period <= %(period)s AND last_period >= %(period)s
GROUP BY 1, 2
ORDER BY 1, 2
