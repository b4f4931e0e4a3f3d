"""Files of a plain month, of any size: one order, one credit and one and a quarter purchases each."""

from pathlib import Path

import duckdb

_ACCOUNT = "'00' || lpad((6201000000000 + {0})::varchar, 13, '0')"


def write_month(directory: Path, orders: int, desa: list[str]) -> dict[str, Path]:
    """Write perintah, topup and transaksi as CSV; one credit in 97 failed, nothing else is wrong."""
    directory.mkdir(parents=True, exist_ok=True)
    engine = duckdb.connect()
    engine.execute("CREATE TABLE desa AS SELECT unnest($desa) AS code, generate_subscripts($desa, 1) - 1 AS n",
                   {"desa": desa})  # fmt: skip
    queries = {
        "perintah": f"""
            SELECT 'SPM-' || (i % 500) AS no_spm, '2019-03' AS periode, 'KPM' || lpad(i::varchar, 10, '0')
                   AS id_kpm, 'CONTOH ' || i AS nama_pengurus, d.code AS kode_wilayah, 'BRI' AS bank,
                   {_ACCOUNT.format("i")} AS no_rekening, 110000 AS nominal
            FROM range({orders}) t(i) JOIN desa d ON d.n = i % {len(desa)}""",
        "topup": f"""
            SELECT 'T' || lpad(i::varchar, 14, '0') AS referensi, '2019-03' AS periode,
                   {_ACCOUNT.format("i")} AS no_rekening, 110000 AS nominal,
                   CASE WHEN i % 97 = 0 THEN 'GAGAL' ELSE 'SUKSES' END AS status,
                   '2019-03-' || lpad((5 + i % 5)::varchar, 2, '0') AS tanggal, '' AS referensi_asal
            FROM range({orders}) t(i)""",
        "transaksi": f"""
            SELECT 'X' || lpad(i::varchar, 14, '0') AS id_transaksi,
                   {_ACCOUNT.format(f"(i % {orders})")} AS no_rekening,
                   '2019-03-' || lpad((10 + i % 20)::varchar, 2, '0') AS tanggal, 50000 AS nominal,
                   'BELANJA' AS jenis, '' AS id_asal
            FROM range({orders * 5 // 4}) t(i)""",
    }
    files = {}
    for name, query in queries.items():
        files[name] = directory / f"{name}.csv"
        engine.execute(f"COPY ({query}) TO '{files[name]}' (HEADER)")
    return files
