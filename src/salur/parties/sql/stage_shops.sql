-- purpose: all versions of shops, for batch
-- reads:   parties_shop
-- writes:  nothing
-- grain:   shop and time
COPY (
    SELECT id_ewarong, bank_id AS bank, code, status, valid_from, valid_to
    FROM parties_shop WHERE valid_from IS DISTINCT FROM valid_to
) TO STDOUT (FORMAT csv, HEADER true)
