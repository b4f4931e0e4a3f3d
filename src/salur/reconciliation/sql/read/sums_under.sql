-- purpose: sums of every region of a level under some paths, by what is asked for
-- reads:   reconciliation_sum
-- writes:  nothing
-- grain:   programme, month and, where asked by them, region, bank and class
SELECT
    program,
    period,
    CASE WHEN %(by_region)s THEN code ELSE '' END AS code,
    CASE WHEN %(by_region)s THEN path::text ELSE '' END AS path,
    CASE WHEN %(by_bank)s THEN bank ELSE '-' END AS bank,
    CASE WHEN %(by_class)s THEN class ELSE 0 END AS class,
    sum(units)::bigint AS units,
    sum(ordered)::bigint AS ordered,
    sum(credited)::bigint AS credited,
    sum(credited_to_order)::bigint AS credited_to_order,
    sum(over)::bigint AS over,
    sum(without_instruction)::bigint AS without_instruction,
    sum(failed)::bigint AS failed,
    sum(missing)::bigint AS missing,
    sum(reversed)::bigint AS reversed,
    sum(short)::bigint AS short,
    sum(opening)::bigint AS opening,
    sum(spent)::bigint AS spent,
    sum(returned)::bigint AS returned,
    sum(quota_g)::bigint AS quota_g,
    sum(requested_g)::bigint AS requested_g,
    sum(released_g)::bigint AS released_g,
    sum(arrived_g)::bigint AS arrived_g,
    sum(rejected_g)::bigint AS rejected_g,
    sum(handed_g)::bigint AS handed_g
FROM reconciliation_sum
WHERE program = ANY(%(programs)s) AND level = %(level)s AND path <@ ANY(%(paths)s::ltree[])
    AND (%(periods)s::integer[] IS NULL OR period = ANY(%(periods)s::integer[]))
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND code <> '-'
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
