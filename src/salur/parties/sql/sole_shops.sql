-- purpose: the one active shop of a bank in a desa or a kecamatan: who buys there buys nowhere else near
-- reads:   parties_shop, places_heir
-- writes:  nothing
-- grain:   one bank in one desa or kecamatan with just one shop; a subject holds no long run of digits.
--          A bank's register keeps the codes of its day: the shop is where that desa is now
WITH active AS (
    SELECT coalesce(h.new_code, s.code) AS code, s.bank_id AS bank,
        regexp_replace(s.id_ewarong, '([0-9]{6})', '\1-', 'g') AS subject
    FROM parties_shop s LEFT JOIN places_heir h ON h.old_code = s.code
    WHERE s.valid_to IS NULL AND s.status = 'AKTIF'
        AND (%(kecamatan)s::text[] IS NULL OR left(coalesce(h.new_code, s.code), 6) = ANY (%(kecamatan)s))
)
SELECT code AS place, bank, min(subject) AS subject FROM active GROUP BY 1, 2 HAVING count(*) = 1
UNION
SELECT left(code, 6), bank, min(subject) FROM active GROUP BY 1, 2 HAVING count(*) = 1
