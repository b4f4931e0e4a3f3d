-- purpose: freezes a draft: the list with its hash, its families, and their counts per desa
-- reads: programs_draft (temporary)
-- writes: programs_list, programs_list_entry, programs_list_desa
-- gives: the hash, and how many families, payable ones, and rupiah or grams it holds
-- grain: one list; hashed like domain.list_hash, a line per family by the bytes of id_kpm

WITH listed AS (
    INSERT INTO programs_list (
        id, program, period, kode_wilayah, path, taken_at, evidence, sha256, families, payable, entitled
    )
    SELECT
        %(list)s, %(program)s, %(period)s, %(kode_wilayah)s, %(path)s, %(at)s, %(evidence)s,
        encode(sha256(convert_to(string_agg(
            id_kpm || '|' || kode_wilayah || '|' || payable::int || '|' || entitled || E'\n', ''
            ORDER BY id_kpm COLLATE "C"
        ), 'UTF8')), 'hex'),
        count(*), count(*) FILTER (WHERE payable), sum(entitled)
    FROM programs_draft
    RETURNING sha256, families, payable, entitled
),
entries AS (
    INSERT INTO programs_list_entry (
        period, id_kpm, list_id, program, kode_wilayah, path, payable, entitled
    )
    SELECT %(period)s, id_kpm, %(list)s, %(program)s, kode_wilayah, path, payable, entitled
    FROM programs_draft
    ORDER BY id_kpm
),
desas AS (
    INSERT INTO programs_list_desa (
        list_id, kode_wilayah, program, period, path, families, payable, entitled
    )
    SELECT
        %(list)s, kode_wilayah, %(program)s, %(period)s, path,
        count(*), count(*) FILTER (WHERE payable), sum(entitled)
    FROM programs_draft
    GROUP BY kode_wilayah, path
)
SELECT sha256, families, payable, entitled FROM listed;
