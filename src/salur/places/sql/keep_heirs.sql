-- purpose: keeps where codes that are gone went, however often they were succeeded since
-- reads: nothing
-- writes: places_heir
-- grain: one code that is gone

-- A code that came back is nobody's past.
DELETE FROM places_heir WHERE old_code = ANY (%(alive)s::text[]);

-- What went to a code that is gone now goes on with it.
UPDATE places_heir h SET new_code = g.new
FROM unnest(%(olds)s::text[], %(news)s::text[]) AS g (old, new)
WHERE h.new_code = g.old;

INSERT INTO places_heir (old_code, new_code)
SELECT old, new FROM unnest(%(olds)s::text[], %(news)s::text[]) AS g (old, new)
ON CONFLICT (old_code) DO UPDATE SET new_code = excluded.new_code
