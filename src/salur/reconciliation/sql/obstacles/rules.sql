-- purpose: the table of rules by which exceptions are grouped, as the package carries it
-- reads:   nothing
-- writes:  obstacle_rule (temporary)
-- grain:   one thing that may hang, with its reason; `number` is one for a programme, cause and place
DROP TABLE IF EXISTS pg_temp.obstacle_rule;
CREATE TEMPORARY TABLE obstacle_rule ON COMMIT DROP AS
SELECT *
FROM unnest(
    %(numbers)s::smallint[], %(programs)s::text[], %(classes)s::smallint[], %(strands)s::text[],
    %(reasons)s::text[], %(causes)s::text[], %(places)s::text[], %(digits)s::smallint[],
    %(of_party)s::boolean[]
) AS r (number, program, class, strand, reason, cause, place, digits, of_party);
ANALYZE obstacle_rule;
