-- purpose: lets the endorsed changes of one month under a region hold
-- reads: registry_change
-- writes: registry_family, registry_account, registry_card, registry_family_account (and their histories),
--         registry_change
-- grain: one family per statement; a month at a time, so that what was endorsed for later comes later

CREATE TEMPORARY TABLE IF NOT EXISTS registry_due (LIKE registry_change) ON COMMIT DROP;
TRUNCATE registry_due;
INSERT INTO registry_due
SELECT * FROM registry_change
WHERE state = 'ENDORSED' AND effective = %(month)s AND path <@ %(path)s::ltree
ORDER BY id
FOR UPDATE;
ANALYZE registry_due;

-- Who ends stays in the register, and with it their history. Who only waited was never a member.
UPDATE registry_family f
SET ended_from = CASE WHEN f.waiting_since IS NULL THEN d.effective ELSE coalesce(f.ended_from, d.effective) END,
    ended_no_ba = coalesce(CASE WHEN f.waiting_since IS NOT NULL THEN f.ended_no_ba END, d.no_ba),
    member_from = CASE
        WHEN f.waiting_since IS NOT NULL AND f.ended_from IS NULL THEN d.effective ELSE f.member_from
    END,
    waiting_since = NULL, waiting_no_ba = NULL, waiting_first = false, changed_by = %(by)s, changed_at = %(at)s
FROM registry_due d
WHERE f.id_kpm = d.id_kpm AND d.kind IN ('GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI');

UPDATE registry_family f
SET member_from = d.effective, ended_from = NULL, ended_no_ba = NULL, waiting_since = NULL,
    waiting_no_ba = NULL, waiting_first = false, verified_on = greatest(f.verified_on, d.tanggal_ba),
    changed_by = %(by)s, changed_at = %(at)s
FROM (
    SELECT id_kpm, effective, tanggal_ba FROM registry_due WHERE kind = 'TAMBAH'
    UNION ALL
    SELECT replaced_by, effective, tanggal_ba FROM registry_due WHERE kind = 'GANTI'
) d
WHERE f.id_kpm = d.id_kpm;

UPDATE registry_family f
SET payable = false,
    held_reasons = f.held_reasons || ('held_' || lower(d.reason)),
    suspended_reasons = f.suspended_reasons || ('held_' || lower(d.reason)),
    held_no_ba = d.no_ba, verified_on = greatest(f.verified_on, d.tanggal_ba),
    changed_by = %(by)s, changed_at = %(at)s
FROM registry_due d
WHERE f.id_kpm = d.id_kpm AND d.kind = 'TUNDA'
    AND NOT f.held_reasons @> ARRAY['held_' || lower(d.reason)];

-- What a berita acara holds a berita acara lifts; faults of the data stay until they are repaired.
UPDATE registry_family f
SET held_reasons = '{}', held_no_ba = NULL, suspended_reasons = left_over.reasons,
    payable = left_over.reasons = '{}', verified_on = greatest(f.verified_on, d.tanggal_ba),
    changed_by = %(by)s, changed_at = %(at)s
FROM registry_due d
JOIN registry_family g ON g.id_kpm = d.id_kpm
CROSS JOIN LATERAL (
    SELECT ARRAY(
        SELECT one FROM unnest(g.suspended_reasons) WITH ORDINALITY AS r (one, place)
        WHERE one <> ALL (g.held_reasons) ORDER BY place
    ) AS reasons
) left_over
WHERE f.id_kpm = d.id_kpm AND d.kind = 'AKTIFKAN';

WITH new AS (
    SELECT
        d.id_kpm, max(d.tanggal_ba) AS tanggal_ba,
        max(d.value) FILTER (WHERE d.column_name = 'id_pengurus') AS id_pengurus,
        max(d.value) FILTER (WHERE d.column_name = 'nama_pengurus') AS name,
        max(d.value) FILTER (WHERE d.column_name = 'nama_kepala_keluarga') AS head_name,
        max(d.value) FILTER (WHERE d.column_name = 'tempat_lahir') AS birth_place,
        max(d.value) FILTER (WHERE d.column_name = 'tanggal_lahir') AS birth_date,
        max(d.value) FILTER (WHERE d.column_name = 'jenis_kelamin') AS sex,
        max(d.value) FILTER (WHERE d.column_name = 'alamat') AS address,
        max(d.value) FILTER (WHERE d.column_name = 'rt') AS rt,
        max(d.value) FILTER (WHERE d.column_name = 'rw') AS rw,
        max(d.value) FILTER (WHERE d.column_name = 'status_bpnt') AS status_bpnt,
        max(d.value) FILTER (WHERE d.column_name = 'no_peserta_pkh') AS pkh_number,
        max(d.value) FILTER (WHERE d.column_name = 'status_pkh') AS pkh_status,
        max(d.value) FILTER (WHERE d.column_name = 'kode_wilayah') AS kode_wilayah,
        (array_agg(d.value_sealed) FILTER (WHERE d.column_name = 'nik'))[1] AS nik_sealed,
        (array_agg(d.value_blind) FILTER (WHERE d.column_name = 'nik'))[1] AS nik_blind,
        (array_agg(d.value_sealed) FILTER (WHERE d.column_name = 'no_kk'))[1] AS no_kk_sealed,
        (array_agg(d.value_blind) FILTER (WHERE d.column_name = 'no_kk'))[1] AS no_kk_blind,
        (array_agg(d.value_sealed) FILTER (WHERE d.column_name = 'nama_ibu_kandung'))[1] AS mother_sealed,
        CASE WHEN bool_or(d.column_name = 'nik') THEN %(by_nik)s::text[] ELSE '{}' END
            || CASE WHEN bool_or(d.column_name IN ('nik', 'no_kk')) THEN %(by_number)s::text[] ELSE '{}' END
            AS repaired
    FROM registry_due d
    WHERE d.kind IN ('PERBAIKI', 'GANTI_PENGURUS', 'PINDAH')
    GROUP BY d.id_kpm
)
UPDATE registry_family f
SET
    id_pengurus = coalesce(n.id_pengurus, f.id_pengurus), name = coalesce(n.name, f.name),
    head_name = coalesce(n.head_name, f.head_name), birth_place = coalesce(n.birth_place, f.birth_place),
    birth_date = coalesce(n.birth_date::date, f.birth_date), sex = coalesce(n.sex, f.sex),
    address = coalesce(n.address, f.address), rt = coalesce(n.rt, f.rt), rw = coalesce(n.rw, f.rw),
    status_bpnt = coalesce(n.status_bpnt, f.status_bpnt), pkh_number = coalesce(n.pkh_number, f.pkh_number),
    pkh_status = coalesce(n.pkh_status, f.pkh_status),
    kode_wilayah = coalesce(n.kode_wilayah, f.kode_wilayah),
    path = coalesce(
        ('id.' || left(n.kode_wilayah, 2) || '.' || substr(n.kode_wilayah, 3, 2) || '.'
            || substr(n.kode_wilayah, 5, 2) || '.' || substr(n.kode_wilayah, 7))::ltree,
        f.path
    ),
    nik_sealed = coalesce(n.nik_sealed, f.nik_sealed), nik_blind = coalesce(n.nik_blind, f.nik_blind),
    no_kk_sealed = coalesce(n.no_kk_sealed, f.no_kk_sealed),
    no_kk_blind = coalesce(n.no_kk_blind, f.no_kk_blind),
    mother_sealed = coalesce(n.mother_sealed, f.mother_sealed),
    suspended_reasons = left_over.reasons, payable = left_over.reasons = '{}',
    verified_on = greatest(f.verified_on, n.tanggal_ba), changed_by = %(by)s, changed_at = %(at)s
FROM new n
JOIN registry_family g ON g.id_kpm = n.id_kpm
CROSS JOIN LATERAL (
    SELECT ARRAY(
        SELECT one FROM unnest(g.suspended_reasons) WITH ORDINALITY AS r (one, place)
        WHERE one <> ALL (n.repaired) ORDER BY place
    ) AS reasons
) left_over
WHERE f.id_kpm = n.id_kpm;

-- Accounts and cards follow a family that moves.
WITH moved AS (
    SELECT l.id AS link, l.account_blind, l.card_blind, f.path
    FROM registry_due d
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

-- What was proposed about somebody who ended, was replaced as pengurus or is held for it already is settled.
UPDATE registry_change c
SET state = 'WITHDRAWN', closed_by = %(by)s, closed_at = %(at)s, closed_reason = 'settled_by_berita_acara'
FROM registry_due d
WHERE c.id_kpm = d.id_kpm AND c.state = 'PROPOSED' AND c.source IN ('dukcapil', 'pekerjaan')
    AND (
        d.kind IN ('GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI') OR d.column_name = 'nik'
        OR (d.kind = 'TUNDA' AND d.reason = c.reason)
    );

UPDATE registry_change c SET state = 'APPLIED', applied_at = %(at)s
FROM registry_due d WHERE c.id = d.id;
