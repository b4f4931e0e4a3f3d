-- purpose: writes who owns what of a batch
-- reads: nothing
-- writes: obstacle_route
-- grain: one cause of a kab/kota and party

INSERT INTO obstacle_route (cause, kab, party, t, owner_org, due, restricted)
SELECT * FROM unnest(
    %(causes)s::text[], %(kabs)s::text[], %(parties)s::uuid[], %(ts)s::text[], %(owners)s::uuid[], %(dues)s::date[],
    %(restricted)s::boolean[]
);
