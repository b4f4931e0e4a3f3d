-- purpose: the pairs that were found with a family of the region, with what identifies and describes both families
-- reads: the opened register, pairs, clusters
-- writes: nothing
-- grain: one pair of families whose membership goes on, the smaller id_kpm first; a cluster is known by its
--        smallest family, and ranks as its surest pair

WITH described AS (
    SELECT
        family, id_kpm, kode_wilayah,
        concat_ws(
            chr(31), coalesce(nik, ''), coalesce(no_kk, ''), coalesce(nama_pengurus, ''), coalesce(tempat_lahir, ''),
            coalesce(tanggal_lahir::VARCHAR, ''), coalesce(jenis_kelamin, ''), coalesce(nama_ibu_kandung, ''),
            coalesce(nama_kepala_keluarga, ''), coalesce(alamat, ''), coalesce(rt, ''), coalesce(rw, ''), kode_wilayah
        ) AS described
    FROM {families}
    WHERE ended_from IS NULL OR ended_from > $period
),
grouped AS (
    SELECT c.id_kpm, min(f.family::VARCHAR) OVER (PARTITION BY c.cluster) AS cluster
    FROM clusters c
    JOIN {families} f USING (id_kpm)
),
found AS (
    SELECT
        a.family AS first, b.family AS second, a.id_kpm AS first_id_kpm, b.id_kpm AS second_id_kpm,
        a.kode_wilayah AS first_code, b.kode_wilayah AS second_code, round(p.probability, 4) AS probability,
        p.reasons, coalesce(g.cluster, least(a.family::VARCHAR, b.family::VARCHAR)) AS cluster,
        a.described AS first_described, b.described AS second_described
    FROM pairs p
    JOIN described a ON a.id_kpm = p.id_kpm_a
    JOIN described b ON b.id_kpm = p.id_kpm_b
    LEFT JOIN grouped g ON g.id_kpm = p.id_kpm_a
    WHERE starts_with(a.kode_wilayah, $digits) OR starts_with(b.kode_wilayah, $digits)
)
SELECT
    first::VARCHAR, second::VARCHAR, first_id_kpm, second_id_kpm, first_code, second_code, probability, reasons,
    cluster, max(probability) OVER (PARTITION BY cluster) AS rank, first_described, second_described
FROM found
ORDER BY first_id_kpm, second_id_kpm;
