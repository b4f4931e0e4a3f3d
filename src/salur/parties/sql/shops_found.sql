-- purpose: say of every row whether it counts, why not, and what is to be looked at besides
-- reads:   parties_shop_incoming, parties_shop, parties_organisation
-- writes:  parties_shop_found, parties_shop_rows (gone at commit); parties_shop_incoming
-- grain:   one row of the file and rule
-- A bank speaks of its own shops, in the region that the file is about, and of no earlier day than what is known.
CREATE TEMPORARY TABLE parties_shop_rows ON COMMIT DROP AS
SELECT row, id_ewarong, name, path FROM parties_shop_incoming;

CREATE TEMPORARY TABLE parties_shop_found ON COMMIT DROP AS
SELECT i.row, f.rule, f.is_held
FROM parties_shop_incoming i
LEFT JOIN parties_shop s ON s.id_ewarong = i.id_ewarong AND s.valid_to IS NULL
CROSS JOIN LATERAL (VALUES
    (CASE
        WHEN %(bank)s::uuid IS NULL THEN 'shop_sender_is_no_bank'
        WHEN upper(i.bank) <> %(bank_code)s OR s.bank_id <> %(bank)s THEN 'shop_of_other_bank'
        WHEN NOT i.path <@ %(path)s::ltree OR NOT s.path <@ %(path)s::ltree THEN 'shop_outside_file'
        WHEN s.valid_from > %(on)s
            AND (s.name, s.code, s.latitude, s.longitude, s.status, s.terminals, s.capacity, s.started, s.business, s.owner)
                IS DISTINCT FROM (i.name, i.code, i.latitude, i.longitude, i.status, cardinality(i.terminals), i.capacity,
                    i.started, i.business, i.owner)
            THEN 'shop_older_than_known'
    END, true),
    (i.position_fault, false),
    (CASE WHEN i.excluded_as IS NOT NULL THEN 'shop_owner_excluded' END, false)
) AS f (rule, is_held)
WHERE f.rule IS NOT NULL;

DELETE FROM parties_shop_incoming i
WHERE EXISTS (SELECT FROM parties_shop_found f WHERE f.row = i.row AND f.is_held);
