"""What may be wrong with a row about villages, shops or ways: what it means and what to do.

A position that looks wrong is a warning and is used as it stands: nobody corrects a position but
who stands there. Only what makes a row unusable holds it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from salur.kernel.refused import Sentence
from salur.places.domain.positions import Placed, Ring, position_faults

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class SitingRule:
    """One rule with its weight, meaning and remedy."""

    severity: Severity
    message: Sentence
    remedy: Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one cell of one file; `column` is empty where it is about the row."""

    file: str
    row: int
    column: str
    rule: str
    severity: str
    value: str


SITING_RULES: Mapping[str, SitingRule] = {
    "position_missing": SitingRule(
        "error",
        Sentence("Posisi kosong atau tidak terbaca.", "The position is missing or unreadable."),
        Sentence("Isi lintang dan bujur dalam derajat.", "Give latitude and longitude in degrees."),
    ),
    "position_swapped": SitingRule(
        "warning",
        Sentence("Lintang dan bujur tampaknya tertukar; dipakai apa adanya.",
                 "Latitude and longitude look swapped; used as they are."),
        Sentence("Tukar kedua kolom.", "Swap the two columns."),
    ),
    "position_outside_country": SitingRule(
        "warning",
        Sentence("Posisi ini di luar Indonesia; dipakai apa adanya.",
                 "This position lies outside Indonesia; used as it is."),
        Sentence("Ukur ulang posisinya.", "Measure the position again."),
    ),
    "position_outside_region": SitingRule(
        "warning",
        Sentence("Posisi ini di luar wilayahnya, di wilayah lain atau di laut.",
                 "This position lies outside its region, in another one or in the sea."),
        Sentence("Periksa kode wilayah dan posisinya.", "Check the region code and the position."),
    ),
    "capacity_zero": SitingRule(
        "error",
        Sentence("Kapasitas nol: toko ini tidak dapat melayani siapa pun.",
                 "Capacity zero: this shop can serve nobody."),
        Sentence("Isi kapasitasnya, atau kosongkan agar dipakai kapasitas umum.",
                 "Give its capacity, or leave it empty for the usual one."),
    ),
    "village_repeated": SitingRule(
        "warning",
        Sentence("Desa ini muncul lebih dari sekali; setiap baris ikut dihitung.",
                 "This village occurs more than once; every row counts."),
        Sentence("Sisakan satu baris bila keluarganya sama.",
                 "Keep one row if the families are the same."),
    ),
    "shop_repeated": SitingRule(
        "error",
        Sentence("Toko ini sudah ada di baris sebelumnya; kapasitasnya tidak dihitung dua kali.",
                 "An earlier row has this shop; its room is not counted twice."),
        Sentence("Sisakan satu baris.", "Keep one row."),
    ),
    "shop_not_active": SitingRule(
        "info",
        Sentence("Toko ini tidak aktif, maka tidak melayani.",
                 "This shop is not active, so it does not serve."),
        Sentence("Calon toko diberikan dengan --candidates.",
                 "Give shops that may open with --candidates."),
    ),
    "travel_unknown": SitingRule(
        "warning",
        Sentence("Desa atau toko ini tidak ada dalam berkas lain; baris tidak dipakai.",
                 "No other file has this village or shop; the row is not used."),
        Sentence("Periksa kodenya.", "Check the code."),
    ),
    "travel_repeated": SitingRule(
        "warning",
        Sentence("Jarak ini sudah ada di baris sebelumnya, yang dipakai.",
                 "An earlier row has this way, and that one is used."),
        Sentence("Sisakan satu baris.", "Keep one row."),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """A row with a code and a position."""

    file: str
    row: int
    code: str
    latitude: float
    longitude: float


def position_findings(
    rows: Sequence[Located], boundaries: Mapping[str, Sequence[Ring]] | None = None
) -> list[Finding]:
    """Give what is odd about positions: swapped, abroad, in another region or at sea."""
    placed = [Placed(one.code, one.latitude, one.longitude) for one in rows]
    return [
        Finding(
            one.file, one.row, "lintang", str(fault), SITING_RULES[fault].severity,
            f"{one.latitude:g} {one.longitude:g}",
        )
        for one, fault in zip(rows, position_faults(placed, boundaries), strict=True)
        if fault is not None
    ]  # fmt: skip
