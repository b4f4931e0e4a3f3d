-- purpose: one row per family on the list or with an order (section 3, families)
-- reads:   ordered_families, listed (id_kpm, kode_wilayah)
-- writes:  families; family_findings: a view
-- grain:   one family in one period; one family and finding
CREATE TABLE families AS
SELECT coalesce(l.id_kpm, o.id_kpm) AS id_kpm,
       coalesce(l.kode_wilayah, o.kode_wilayah) AS kode_wilayah, o.class_number,
       list_concat(
           entangled_findings(o.shared, o.paid_twice),
           CASE WHEN o.id_kpm IS NULL THEN ['listed_not_ordered'] ELSE [] END,
           CASE WHEN l.id_kpm IS NULL THEN ['ordered_not_listed'] ELSE [] END
       ) :: VARCHAR[] AS findings,
       coalesce(o.ordered_idr, 0) AS ordered_idr, coalesce(o.credited_idr, 0) AS credited_idr,
       coalesce(o.spent_idr, 0) AS spent_idr,
       hash(coalesce(l.id_kpm, o.id_kpm)) AS place
FROM ordered_families o FULL JOIN listed l ON l.id_kpm = o.id_kpm;

CREATE VIEW family_findings AS
SELECT id_kpm, finding
FROM (SELECT id_kpm, unnest(findings) AS finding FROM families WHERE array_length(findings) > 0)
WHERE finding <> 'account_shared';
