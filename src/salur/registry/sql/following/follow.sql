-- purpose: lets the register follow a snapshot cell by cell, and be suspended for what is faulty in it
-- reads: registry_cell_incoming, registry_fault_incoming (temporary)
-- writes: registry_family, registry_account, registry_card, registry_family_account (and their histories)
-- gives: how many families changed
-- grain: one family; what a berita acara decided (who is held, who ended, who waits) stays. The digest is no
--        longer that of a row that was loaded, so it is replaced: the next file is compared anew.

WITH new AS (
    SELECT
        id_kpm, array_agg(column_name) AS said,
        max(value) FILTER (WHERE column_name = 'id_pengurus') AS id_pengurus,
        max(value) FILTER (WHERE column_name = 'nama_pengurus') AS name,
        max(value) FILTER (WHERE column_name = 'nama_kepala_keluarga') AS head_name,
        max(value) FILTER (WHERE column_name = 'tempat_lahir') AS birth_place,
        max(value) FILTER (WHERE column_name = 'tanggal_lahir') AS birth_date,
        max(value) FILTER (WHERE column_name = 'jenis_kelamin') AS sex,
        max(value) FILTER (WHERE column_name = 'alamat') AS address,
        max(value) FILTER (WHERE column_name = 'rt') AS rt,
        max(value) FILTER (WHERE column_name = 'rw') AS rw,
        max(value) FILTER (WHERE column_name = 'status_bpnt') AS status_bpnt,
        max(value) FILTER (WHERE column_name = 'no_peserta_pkh') AS pkh_number,
        max(value) FILTER (WHERE column_name = 'status_pkh') AS pkh_status,
        max(value) FILTER (WHERE column_name = 'kode_wilayah') AS kode_wilayah,
        (array_agg(value_sealed) FILTER (WHERE column_name = 'nik'))[1] AS nik_sealed,
        (array_agg(value_blind) FILTER (WHERE column_name = 'nik'))[1] AS nik_blind,
        (array_agg(value_sealed) FILTER (WHERE column_name = 'no_kk'))[1] AS no_kk_sealed,
        (array_agg(value_blind) FILTER (WHERE column_name = 'no_kk'))[1] AS no_kk_blind,
        (array_agg(value_sealed) FILTER (WHERE column_name = 'nama_ibu_kandung'))[1] AS mother_sealed
    FROM registry_cell_incoming
    GROUP BY id_kpm
),
followed AS (
    UPDATE registry_family f
    SET
        id_pengurus = CASE WHEN 'id_pengurus' = ANY (n.said) THEN n.id_pengurus ELSE f.id_pengurus END,
        name = coalesce(n.name, f.name),
        head_name = CASE WHEN 'nama_kepala_keluarga' = ANY (n.said) THEN n.head_name ELSE f.head_name END,
        birth_place = CASE WHEN 'tempat_lahir' = ANY (n.said) THEN n.birth_place ELSE f.birth_place END,
        birth_date = CASE WHEN 'tanggal_lahir' = ANY (n.said) THEN n.birth_date::date ELSE f.birth_date END,
        sex = CASE WHEN 'jenis_kelamin' = ANY (n.said) THEN n.sex ELSE f.sex END,
        address = CASE WHEN 'alamat' = ANY (n.said) THEN n.address ELSE f.address END,
        rt = CASE WHEN 'rt' = ANY (n.said) THEN n.rt ELSE f.rt END,
        rw = CASE WHEN 'rw' = ANY (n.said) THEN n.rw ELSE f.rw END,
        status_bpnt = CASE WHEN 'status_bpnt' = ANY (n.said) THEN n.status_bpnt ELSE f.status_bpnt END,
        pkh_number = CASE WHEN 'no_peserta_pkh' = ANY (n.said) THEN n.pkh_number ELSE f.pkh_number END,
        pkh_status = CASE WHEN 'status_pkh' = ANY (n.said) THEN n.pkh_status ELSE f.pkh_status END,
        kode_wilayah = coalesce(n.kode_wilayah, f.kode_wilayah),
        path = coalesce(
            ('id.' || left(n.kode_wilayah, 2) || '.' || substr(n.kode_wilayah, 3, 2) || '.'
                || substr(n.kode_wilayah, 5, 2) || '.' || substr(n.kode_wilayah, 7))::ltree,
            f.path
        ),
        nik_sealed = CASE WHEN 'nik' = ANY (n.said) THEN n.nik_sealed ELSE f.nik_sealed END,
        nik_blind = CASE WHEN 'nik' = ANY (n.said) THEN n.nik_blind ELSE f.nik_blind END,
        no_kk_sealed = CASE WHEN 'no_kk' = ANY (n.said) THEN n.no_kk_sealed ELSE f.no_kk_sealed END,
        no_kk_blind = CASE WHEN 'no_kk' = ANY (n.said) THEN n.no_kk_blind ELSE f.no_kk_blind END,
        mother_sealed = CASE
            WHEN 'nama_ibu_kandung' = ANY (n.said) THEN n.mother_sealed ELSE f.mother_sealed
        END,
        digest = gen_random_uuid(), evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
    FROM new n
    WHERE f.id_kpm = n.id_kpm
    RETURNING f.id_kpm
)
SELECT count(*) FROM followed;
