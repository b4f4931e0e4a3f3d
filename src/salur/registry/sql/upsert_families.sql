-- purpose: brings the register to what the accepted rows say; rows that say the same are not touched
-- reads: registry_family_incoming (temporary), registry_family
-- writes: registry_family (and, by its triggers, registry_family_history)
-- gives: how many families were new, changed, the same
-- grain: one family; a sealed value never equals another, so versions are compared by their digests; what a
--        berita acara decided (who is held, who ended, who waits) is not a row's to change

WITH changed AS (
    UPDATE registry_family f
    SET
        id_pengurus = i.id_pengurus, kode_wilayah = i.kode_wilayah, path = i.path, name = i.name,
        head_name = i.head_name, birth_place = i.birth_place, birth_date = i.birth_date, sex = i.sex,
        address = i.address, rt = i.rt, rw = i.rw, status_bpnt = i.status_bpnt,
        pkh_number = i.pkh_number, pkh_status = i.pkh_status,
        payable = i.payable AND f.held_reasons = '{}',
        suspended_reasons = i.suspended_reasons || f.held_reasons,
        nik_sealed = i.nik_sealed, nik_blind = i.nik_blind,
        no_kk_sealed = i.no_kk_sealed, no_kk_blind = i.no_kk_blind, mother_sealed = i.mother_sealed,
        digest = i.digest, waiting_since = coalesce(f.waiting_since, i.waiting_since),
        waiting_no_ba = coalesce(f.waiting_no_ba, i.waiting_no_ba),
        verified_on = greatest(f.verified_on, i.waiting_since), evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
    FROM registry_family_incoming i
    WHERE f.id_kpm = i.id_kpm
        AND (f.digest <> i.digest OR (f.waiting_since IS NULL AND i.waiting_since IS NOT NULL))
    RETURNING f.id_kpm
),
added AS (
    INSERT INTO registry_family (
        id, id_kpm, id_pengurus, kode_wilayah, path, name, head_name, birth_place, birth_date, sex,
        address, rt, rw, status_bpnt, pkh_number, pkh_status, payable, suspended_reasons, held_reasons,
        nik_sealed, nik_blind, no_kk_sealed, no_kk_blind, mother_sealed, digest, waiting_since,
        waiting_no_ba, verified_on, evidence, changed_by, changed_at
    )
    SELECT
        gen_random_uuid(), i.id_kpm, i.id_pengurus, i.kode_wilayah, i.path, i.name, i.head_name,
        i.birth_place, i.birth_date, i.sex, i.address, i.rt, i.rw, i.status_bpnt, i.pkh_number,
        i.pkh_status, i.payable, i.suspended_reasons, '{}', i.nik_sealed, i.nik_blind, i.no_kk_sealed,
        i.no_kk_blind, i.mother_sealed, i.digest, i.waiting_since,
        i.waiting_no_ba, i.waiting_since, %(evidence)s, %(by)s, %(at)s
    FROM registry_family_incoming i
    WHERE NOT EXISTS (SELECT FROM registry_family f WHERE f.id_kpm = i.id_kpm)
    RETURNING id_kpm
)
SELECT
    (SELECT count(*) FROM added) AS added,
    (SELECT count(*) FROM changed) AS changed,
    (SELECT count(*) FROM registry_family_incoming)
        - (SELECT count(*) FROM added) - (SELECT count(*) FROM changed) AS unchanged,
    (SELECT count(*) FROM registry_family_incoming WHERE NOT payable) AS suspended;
