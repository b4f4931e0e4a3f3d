-- purpose: keep of the rows those that say something new, and end what they replace
-- reads:   parties_shop_incoming
-- writes:  parties_shop_incoming, parties_shop
-- grain:   one shop
DELETE FROM parties_shop_incoming i
USING parties_shop s
WHERE s.id_ewarong = i.id_ewarong AND s.valid_to IS NULL
    AND (s.name, s.code, s.latitude, s.longitude, s.status, s.terminals, s.capacity, s.started, s.business, s.owner)
        IS NOT DISTINCT FROM
        (i.name, i.code, i.latitude, i.longitude, i.status, cardinality(i.terminals), i.capacity, i.started,
            i.business, i.owner);

UPDATE parties_shop s SET valid_to = %(on)s
FROM parties_shop_incoming i
WHERE s.id_ewarong = i.id_ewarong AND s.valid_to IS NULL;
