"""Files of a plain month, of any size: one order, one credit and one and a quarter purchases each.

They have every column of their contract, filled as banks fill them, for the time that counting rows
takes follows from the bytes.
"""

from pathlib import Path

import duckdb

_NAMES = (
    "SITI",
    "AMINAH",
    "FATIMAH",
    "RUSLI",
    "HASANAH",
    "YUSUF",
    "MARIA",
    "BUDI",
    "NUR",
    "JALUNG",
)
# One family: its account, its card, its number and its name follow from its place in the row.
_MACROS = f"""
CREATE MACRO account(i) AS '00' || (6201000000000 + i)::VARCHAR;
CREATE MACRO card(i) AS '6013' || (620100000000 + i)::VARCHAR;
CREATE MACRO nik(i, code) AS code[1:6] || lpad((1 + i % 28)::VARCHAR, 2, '0')
    || lpad((1 + i // 28 % 12)::VARCHAR, 2, '0') || (50 + i // 336 % 50)::VARCHAR
    || lpad((1 + i // 16800 % 9999)::VARCHAR, 4, '0');
CREATE MACRO person(i) AS {list(_NAMES)}[1 + i % 10] || ' ' || translate(lpad(i::VARCHAR, 8, '0'), '0123456789', 'ABEIKLNSTU');
CREATE MACRO shop(i) AS lpad((i // 250)::VARCHAR, 7, '0');
"""


def write_month(directory: Path, orders: int, desa: list[str]) -> dict[str, Path]:
    """Write perintah, topup and transaksi as CSV; one credit in 97 failed, nothing else is wrong."""
    directory.mkdir(parents=True, exist_ok=True)
    engine = duckdb.connect()
    engine.execute(_MACROS)
    engine.execute("CREATE TABLE desa AS SELECT unnest($desa) AS code, generate_subscripts($desa, 1) - 1 AS n",
                   {"desa": desa})  # fmt: skip
    of_desa = f"JOIN desa d ON d.n = i % {len(desa)}"
    queries = {
        "perintah": f"""
            SELECT 'SPM-' || (i % 500) AS no_spm, 'SP2D-' || (i % 500) AS no_sp2d,
                   '2019-03-03' AS tanggal_sp2d, '2019-03' AS periode,
                   'KPM' || lpad(i::VARCHAR, 10, '0') AS id_kpm, nik(i, d.code) AS nik,
                   person(i) AS nama_pengurus, d.code AS kode_wilayah, 'BRI' AS bank,
                   account(i) AS no_rekening, 110000 AS nominal, 'BPNT' AS program
            FROM range({orders}) t(i) {of_desa}""",
        "topup": f"""
            SELECT 'T' || lpad(i::VARCHAR, 14, '0') AS referensi, '2019-03' AS periode,
                   account(i) AS no_rekening, 110000 AS nominal,
                   CASE WHEN i % 97 = 0 THEN 'GAGAL' ELSE 'SUKSES' END AS status, '' AS alasan,
                   '2019-03-' || lpad((5 + i % 5)::VARCHAR, 2, '0') AS tanggal, '' AS referensi_asal,
                   'BRI' AS bank, nik(i, d.code) AS nik, person(i) AS nama, card(i) AS no_kks,
                   '' AS program
            FROM range({orders}) t(i) {of_desa}""",
        "transaksi": f"""
            SELECT 'X' || lpad(i::VARCHAR, 14, '0') AS id_transaksi, account(i % {orders}) AS no_rekening,
                   card(i % {orders}) AS no_kks, 'EW' || shop(i % {orders}) AS id_ewarong,
                   'T' || shop(i % {orders}) AS id_terminal,
                   '2019-03-' || lpad((10 + i % 20)::VARCHAR, 2, '0') AS tanggal, 50000 AS nominal,
                   'BELANJA' AS jenis, '' AS id_asal, if(i % 3 = 0, 'TELUR', 'BERAS') AS komoditas,
                   1 + i % 5 AS kuantitas, 'KG' AS satuan, '' AS program
            FROM range({orders * 5 // 4}) t(i)""",
    }
    files = {}
    for name, query in queries.items():
        files[name] = directory / f"{name}.csv"
        engine.execute(f"COPY ({query}) TO '{files[name]}' (HEADER)")
    return files
