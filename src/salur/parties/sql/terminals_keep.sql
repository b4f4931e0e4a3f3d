-- purpose: end the terminals that left their shop, begin those that came
-- reads:   parties_shop_incoming, parties_terminal_wanted
-- writes:  parties_terminal
-- grain:   one terminal
-- A terminal that is new to everybody is its shop's since that shop is known.
WITH ended AS (
    UPDATE parties_terminal t SET valid_to = greatest(%(on)s, t.valid_from)
    WHERE t.valid_to IS NULL
        AND EXISTS (SELECT FROM parties_shop_incoming i WHERE i.id_ewarong = t.id_ewarong)
        AND NOT EXISTS (
            SELECT FROM parties_terminal_wanted w
            WHERE w.id_terminal = t.id_terminal AND w.id_ewarong = t.id_ewarong AND w.rank = 1)
    RETURNING 1
)
SELECT count(*) FROM ended;
