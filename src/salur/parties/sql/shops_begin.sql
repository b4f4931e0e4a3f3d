-- purpose: begin the new versions; a shop that nobody knew begins on the day it says it did
-- reads:   parties_shop_incoming
-- writes:  parties_shop
-- grain:   one shop
WITH begun AS (
    INSERT INTO parties_shop (
        id, id_ewarong, name, bank_id, code, path, latitude, longitude, status, terminals, capacity, started,
        business, owner, excluded_as, evidence_id, valid_from
    )
    SELECT gen_random_uuid(), i.id_ewarong, i.name, %(bank)s, i.code, i.path, i.latitude, i.longitude, i.status,
        cardinality(i.terminals), i.capacity, i.started, i.business, i.owner, i.excluded_as, %(evidence)s,
        CASE WHEN EXISTS (SELECT FROM parties_shop s WHERE s.id_ewarong = i.id_ewarong) THEN %(on)s
            ELSE least(%(on)s, i.started) END
    FROM parties_shop_incoming i
    ORDER BY i.row
    RETURNING 1
)
SELECT count(*) FROM begun;
