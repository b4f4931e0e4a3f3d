"""Three snapshots of the register, of any size: what an office and the ministry changed in a month."""

from pathlib import Path

import duckdb

_COLUMNS = """
    'KPM' || lpad(i::varchar, 12, '0') AS id_kpm, 'ART' || lpad(i::varchar, 12, '0') AS id_pengurus,
    d.code[:6] || lpad((i % 10000000000)::varchar, 10, '0') AS no_kk,
    d.code[:6] || lpad((i % 28 + 1 + 40 * (i % 2))::varchar, 2, '0')
    || strftime(birth, '%m%y') || lpad((i // 13440 + 1)::varchar, 4, '0') AS nik,
    name AS nama_pengurus, 'TEMPAT ' || i % 91 AS tempat_lahir, birth AS tanggal_lahir,
    CASE WHEN i % 2 = 1 THEN 'P' ELSE 'L' END AS jenis_kelamin, 'IBU ' || i % 7919 AS nama_ibu_kandung,
    'KEPALA ' || i AS nama_kepala_keluarga, 'JL CONTOH NO ' || house AS alamat,
    lpad((i % 12 + 1)::varchar, 3, '0') AS rt, lpad((i % 5 + 1)::varchar, 3, '0') AS rw,
    d.code AS kode_wilayah, 'BRI' AS bank, '00' || lpad((6201000000000 + i)::varchar, 13, '0')
    AS no_rekening, lpad((5000000000000000 + i * 10 + 1)::varchar, 16, '0') AS no_kks,
    status AS status_bpnt, 'PKH' || i AS no_peserta_pkh, 'AKTIF' AS status_pkh"""

# What each side changed: 1 % of names, 3 % of addresses, 0.5 % of statuses; some changes are the
# same on both sides and some clash. One family in 400 left, and as many came.
_SIDES = {
    "base": ("true", "'NAMA ' || i", "i % 300", "'AKTIF'", 0),
    "local": (
        "i % 400 <> 7", "'NAMA ' || i || CASE WHEN i % 100 = 3 THEN ' BINTI' ELSE '' END",
        "i % 300 + CASE WHEN i % 100 = 5 THEN 1000 ELSE 0 END",
        "CASE WHEN i % 200 = 11 THEN 'TUNDA' ELSE 'AKTIF' END", 1,
    ),
    "remote": (
        "i % 400 <> 9", "'NAMA ' || i || CASE WHEN i % 200 = 3 THEN ' BT' ELSE '' END",
        "i % 300 + CASE WHEN i % 100 IN (5, 15, 25) THEN 1000 ELSE 0 END", "'AKTIF'", 2,
    ),
}  # fmt: skip


def write_snapshots(directory: Path, families: int, desa: list[str]) -> dict[str, Path]:
    """Write base, local and remote as CSV with every column; one family in 50 has a faulty cell."""
    directory.mkdir(parents=True, exist_ok=True)
    engine = duckdb.connect()
    engine.execute("SET threads = 2")
    engine.execute(
        "CREATE TABLE desa AS SELECT unnest($desa) AS code, generate_subscripts($desa, 1) - 1 AS n",
        {"desa": desa},
    )
    files = {}
    for side, (stays, name, house, status, number) in _SIDES.items():
        files[side] = directory / f"{side}.csv"
        engine.execute(
            f"""COPY (
                SELECT {_COLUMNS.replace("AS no_kk,", "|| CASE WHEN i % 50 = 1 THEN '0' ELSE '' END AS no_kk,", 1)}
                FROM (
                    SELECT i, {name} AS name, {house} AS house, {status} AS status,
                           make_date(1950 + i // 336 % 40, i // 28 % 12 + 1, i % 28 + 1) AS birth
                    FROM (
                        SELECT i FROM range({families}) t(i) WHERE {stays}
                        UNION ALL
                        SELECT {families} * {1 + number} + i
                        FROM range(CASE WHEN {number} = 0 THEN 0 ELSE {families} // 400 END) t(i)
                    )
                ) JOIN desa d ON d.n = i % {len(desa)}
            ) TO '{files[side]}' (HEADER)"""
        )
    return files
