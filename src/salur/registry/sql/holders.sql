-- purpose: whose account each account is, for batch
-- reads:   registry_family_account, registry_family
-- writes:  nothing
-- grain:   one open link
COPY (
    SELECT replace(l.account_blind::text, '-', '') AS account, f.id_kpm, f.kode_wilayah AS code
    FROM registry_family_account l JOIN registry_family f ON f.id = l.family_id
    WHERE l.valid_to IS NULL
) TO STDOUT (FORMAT csv, HEADER true)
