-- purpose: counts the cards that are to be replaced, and those whose clock has run out
-- reads: registry_card_replacement
-- writes: nothing
-- grain: one row

SELECT count(*)::integer, count(*) FILTER (WHERE due < %(today)s::date)::integer
FROM registry_card_replacement
WHERE replaced_on IS NULL AND path <@ %(path)s::ltree;
