"""Families for cases of quality: each is without a fault unless the case says otherwise."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

DESA = "6201022001"


def usual(number: int) -> dict[str, str]:
    """Give family number `number`, which breaks no rule."""
    return {
        "id_kpm": f"K{number}",
        "no_kk": f"620102010110{number:04}",
        "nik": f"620102410180{1000 + number:04}",
        "nama_pengurus": "SITI AMINAH",
        "tanggal_lahir": "1980-01-01",
        "jenis_kelamin": "P",
        "nama_ibu_kandung": "RUKMINI",
        "nama_kepala_keluarga": "BUDI",
        "alamat": f"JL. CONTOH NO. {number}",
        "rt": "001",
        "rw": "001",
        "kode_wilayah": DESA,
        "bank": "BRI",
        "no_rekening": f"0062010000{number:05}",
        "no_kks": f"60130000{1000 + number:08}",
    }


def write_families(rows: Sequence[Mapping[str, str]], path: Path) -> Path:
    """Write families as CSV; what a row leaves out is as usual."""
    whole = [{**usual(number), **row} for number, row in enumerate(rows, 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(usual(0)))
        out.writeheader()
        out.writerows(whole)
    return path
