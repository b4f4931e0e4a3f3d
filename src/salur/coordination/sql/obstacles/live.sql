-- purpose: gives the live obstacle of a group that the data grouped
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one obstacle at most

SELECT id, number FROM coordination_obstacle
WHERE source = %(source)s AND program = %(program)s AND cause = %(cause)s AND code = %(code)s
    AND party IS NOT DISTINCT FROM %(party)s::uuid AND subject = %(subject)s
    AND source IN ('exception', 'calendar') AND state <> 'VERIFIED';
