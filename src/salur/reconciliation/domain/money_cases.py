"""Reads `rulebook/bpnt.json`, the worked examples of BPNT.

One case per line, statements and expectations as short texts.

Statements: `perintah` "account amount", `topup` "reference account amount [status]",
`transaksi` "id account amount", `setoran` "ntpn account amount", `saldo` "account amount",
`kpm` "family desa", `ewarong` "shop desa"; `<X` makes a line the reversal of X. Any other
column follows as `name=value` (`~` stands for a space). A, B and Z are accounts, Z being A
without its leading zeros; `saldo: null` means that no opening file was given.
Expectations: unit "class ordered credited spent returned opening | findings", trailing zeros
left out; family the same with ordered, credited and spent.
"""

import json
from importlib.resources import files
from typing import Any

ACCOUNTS = {"A": "006201000000001", "B": "006201000000002", "Z": "6201000000001"}
SHORT = {number: name for name, number in ACCOUNTS.items()}

COLUMNS = {
    "perintah": ("no_rekening", "nominal"),
    "topup": ("referensi", "no_rekening", "nominal", "status"),
    "transaksi": ("id_transaksi", "no_rekening", "nominal", "jenis"),
    "setoran": ("ntpn", "no_rekening", "nominal"),
    "saldo": ("no_rekening", "saldo"),
    "kpm": ("id_kpm", "kode_wilayah"),
    "ewarong": ("id_ewarong", "kode_wilayah"),
}
USUAL = {
    "perintah": {
        "no_spm": "S1",
        "periode": "2019-03",
        "kode_wilayah": "6201022001",
        "bank": "BRI",
    },
    "topup": {"periode": "2019-03", "tanggal": "2019-03-10", "status": "SUKSES"},
    "transaksi": {"tanggal": "2019-03-15", "jenis": "BELANJA"},
    "setoran": {"periode": "2019-03", "tanggal": "2019-03-30"},
    "saldo": {},
    "kpm": {"nama_pengurus": "SITI"},
    "ewarong": {"nama": "WARUNG", "bank": "BRI", "status": "AKTIF"},
}
_REVERSAL = {"topup": ("status", "referensi_asal"), "transaksi": ("jenis", "id_asal")}


def bpnt_cases() -> list[dict[str, Any]]:
    """Give all cases, with their statements as rows."""
    text = (files("salur.reconciliation") / "rulebook" / "bpnt.json").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = json.loads(text)
    return [{**case, "rows": _rows(case)} for case in cases]


def _rows(case: dict[str, Any]) -> dict[str, list[dict[str, str]] | None]:
    """Give the rows by contract; what is null, or left out though optional, is None."""
    given: dict[str, Any] = {name: [] for name in COLUMNS} | {"kpm": None, "ewarong": None}
    given |= {name: case[name] for name in COLUMNS if name in case}
    return {
        contract: None if texts is None else [_row(contract, text) for text in texts]
        for contract, texts in given.items()
    }


def _row(contract: str, text: str) -> dict[str, str]:
    row = dict(USUAL[contract])
    words = text.split(" ")
    plain = [word for word in words if "=" not in word and not word.startswith("<")]
    row |= dict(zip(COLUMNS[contract], plain, strict=False))
    for word in words:
        if word.startswith("<"):
            kind, names = _REVERSAL[contract]
            row |= {kind: "BATAL", names: word[1:]}
        elif "=" in word:
            name, value = word.split("=", 1)
            row[name] = value.replace("~", " ")
    if contract == "perintah":
        row.setdefault("id_kpm", f"K-{row['no_rekening']}")
    if "no_rekening" in row:
        row["no_rekening"] = ACCOUNTS.get(row["no_rekening"], row["no_rekening"])
    return row


def expectation(text: str, amounts: int) -> tuple[str | None, list[int], tuple[str, ...]]:
    """Read "class amounts | findings": missing amounts are 0, class `-` is none."""
    said, _, findings = text.partition("|")
    cls, *numbers = said.split()
    values = [int(number) for number in numbers]
    missing = [0] * (amounts - len(values))
    return (None if cls == "-" else cls), values + missing, tuple(findings.split())
