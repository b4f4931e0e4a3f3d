-- purpose: lets accounts and cards go along with the families that a snapshot moved
-- reads: registry_cell_incoming (temporary), registry_family
-- writes: registry_account, registry_card, registry_family_account (and their histories)
-- grain: one account, one card, one link

WITH moved AS (
    SELECT l.id AS link, l.account_blind, l.card_blind, f.path
    FROM registry_cell_incoming d
    JOIN registry_family f USING (id_kpm)
    JOIN registry_family_account l ON l.family_id = f.id AND l.valid_to IS NULL
    WHERE d.column_name = 'kode_wilayah'
),
accounts AS (
    UPDATE registry_account a SET path = m.path, changed_by = %(by)s, changed_at = %(at)s
    FROM moved m WHERE a.blind = m.account_blind AND a.path <> m.path
),
cards AS (
    UPDATE registry_card c SET path = m.path, changed_by = %(by)s, changed_at = %(at)s
    FROM moved m WHERE c.blind = m.card_blind AND c.path <> m.path
)
UPDATE registry_family_account l SET path = m.path, changed_by = %(by)s, changed_at = %(at)s
FROM moved m WHERE l.id = m.link AND l.path <> m.path;
