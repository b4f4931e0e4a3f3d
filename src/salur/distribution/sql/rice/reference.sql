-- purpose: gives the months of what a paper refers to, and whether its number is taken
-- reads: distribution_rice_move
-- writes: nothing
-- grain: one row

SELECT
    min(first_period) FILTER (WHERE kind = %(origin)s AND number = %(refers)s),
    max(last_period) FILTER (WHERE kind = %(origin)s AND number = %(refers)s),
    coalesce(bool_or(kind = %(kind)s AND number = %(number)s), false)
FROM distribution_rice_move
WHERE path <@ %(path)s::ltree AND number IN (%(refers)s, %(number)s);
