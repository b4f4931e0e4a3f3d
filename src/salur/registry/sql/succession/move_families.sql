-- purpose: lets families, their accounts and cards follow their desa to its successor
-- reads: nothing
-- writes: registry_family, registry_account, registry_card, registry_family_account
-- gives: how many families moved
-- grain: one row; what each row was before stands in its history. A closed link of family and
--        account stays where it was

WITH pair AS (
    SELECT old, new, old_path::ltree AS old_path, new_path::ltree AS new_path
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(old_paths)s::text[], %(new_paths)s::text[])
        AS given (old, new, old_path, new_path)
),
moved AS (
    UPDATE registry_family AS family
    SET kode_wilayah = pair.new, path = pair.new_path, changed_by = %(by)s, changed_at = %(at)s
    FROM pair WHERE family.kode_wilayah = pair.old
    RETURNING family.id
),
accounts AS (
    UPDATE registry_account AS account
    SET path = pair.new_path, changed_by = %(by)s, changed_at = %(at)s
    FROM pair WHERE account.path = pair.old_path
),
cards AS (
    UPDATE registry_card AS card
    SET path = pair.new_path, changed_by = %(by)s, changed_at = %(at)s
    FROM pair WHERE card.path = pair.old_path
),
links AS (
    UPDATE registry_family_account AS link
    SET path = pair.new_path, changed_by = %(by)s, changed_at = %(at)s
    FROM pair WHERE link.path = pair.old_path AND link.valid_to IS NULL
)
SELECT count(*) FROM moved;
