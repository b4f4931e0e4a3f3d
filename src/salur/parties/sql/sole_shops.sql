-- purpose: the one active shop of a bank in a desa or a kecamatan: who buys there buys nowhere else near
-- reads:   parties_shop
-- writes:  nothing
-- grain:   one bank in one desa or kecamatan with just one shop; a subject holds no long run of digits
WITH active AS (
    SELECT code, bank_id AS bank, regexp_replace(id_ewarong, '([0-9]{6})', '\1-', 'g') AS subject
    FROM parties_shop
    WHERE valid_to IS NULL AND status = 'AKTIF'
        AND (%(kecamatan)s::text[] IS NULL OR left(code, 6) = ANY (%(kecamatan)s))
)
SELECT code AS place, bank, min(subject) AS subject FROM active GROUP BY 1, 2 HAVING count(*) = 1
UNION
SELECT left(code, 6), bank, min(subject) FROM active GROUP BY 1, 2 HAVING count(*) = 1
