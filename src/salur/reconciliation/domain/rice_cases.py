"""Reads `rulebook/rastra.json`, the worked examples of Rastra.

One case per line, statements and expectations as short texts.

Statements: `kuota` "place families [periode]", `spa` and `do` "place kg [periode]", `bast`
"place kg [kg_ditolak]", `serah` "family kg [periode]", `kpm` "family place"; any other column
follows as `name=value`. `K1..K9` stands for nine lines. Places are named in `PLACES`.
Expectations: unit "class Q P R A X H | findings" in grams, trailing zeros left out; family
"place entitled handed | findings".
"""

import json
import re
from importlib.resources import files
from typing import Any

PLACES = {
    "d0": "6201021002",
    "d1": "6201022001",
    "d2": "6201022004",
    "e1": "6201032001",
    "k": "620102",
    "kab": "6201",
}
SHORT = {code: name for name, code in PLACES.items()}

COLUMNS = {
    "kuota": ("kode_wilayah", "kpm", "periode"),
    "spa": ("kode_wilayah", "kg", "periode"),
    "do": ("kode_wilayah", "kg", "periode"),
    "bast": ("kode_wilayah", "kg", "kg_ditolak"),
    "serah": ("id_kpm", "kg", "periode"),
    "kpm": ("id_kpm", "kode_wilayah"),
}
USUAL = {
    "kuota": {"program": "RASTRA", "periode": "2019-01..2019-06"},
    "spa": {"no_spa": "S1", "tanggal": "2019-03-01", "periode": "2019-03", "kpm": "10"},
    "do": {"no_do": "D1", "no_spa": "S1", "tanggal": "2019-03-04", "periode": "2019-03"},
    "bast": {"no_bast": "B1", "no_do": "D1", "tanggal": "2019-03-09", "periode": "2019-03"},
    "serah": {"tanggal": "2019-03-12", "periode": "2019-03"},
    "kpm": {"nama_pengurus": "SITI"},
}


def rastra_cases() -> list[dict[str, Any]]:
    """Give all cases, with their statements as rows."""
    text = (files("salur.reconciliation") / "rulebook" / "rastra.json").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = json.loads(text)
    return [{**case, "rows": _rows(case)} for case in cases]


def _rows(case: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    return {
        contract: [_row(contract, one) for text in case.get(contract, ()) for one in _each(text)]
        for contract in COLUMNS
    }


def _each(text: str) -> list[str]:
    """Give one text per family: `K1..K9 10` is nine."""
    many = re.fullmatch(r"K(\d+)\.\.K(\d+)(.*)", text)
    if many is None:
        return [text]
    return [f"K{number}{many[3]}" for number in range(int(many[1]), int(many[2]) + 1)]


def _row(contract: str, text: str) -> dict[str, str]:
    words = text.split(" ")
    plain = [word for word in words if "=" not in word]
    row = USUAL[contract] | dict(zip(COLUMNS[contract], plain, strict=False))
    row |= dict(word.split("=", 1) for word in words if "=" in word)
    if "kode_wilayah" in row:
        row["kode_wilayah"] = PLACES.get(row["kode_wilayah"], row["kode_wilayah"])
    return row
