"""Codes of other systems and the Kemendagri codes they stand for.

BPS numbers regions its own way: 199 of 514 kab/kota bear another number there, and 166 of those
numbers are another kab/kota's in Kemendagri's list. A crosswalk is facts, code by code; what it
does not name is not guessed.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

BPS_2020 = "bps-2020"
BPS_CITATION = "BPS, bridging kode wilayah BPS dan Kemendagri 2020 (sig.bps.go.id)"
KABKOTA = 4


@dataclass(frozen=True)
class Crosswalk:
    """What the codes of one system stand for: code there, code of Kemendagri."""

    system: str
    codes: Mapping[str, str]

    def likely(self, code: str) -> str | None:
        """Give the Kemendagri code that `code` would be, were its first four digits of the system.

        For comparing names only: nobody says that the digits behind a kab/kota are shared.
        """
        kabkota = self.codes.get(code[:KABKOTA])
        if len(code) < KABKOTA or kabkota is None:
            return self.codes.get(code)
        return kabkota + code[KABKOTA:]


@functools.cache
def base_crosswalk() -> Crosswalk:
    """Give what the program carries: the 42 kab/kota of the four provinces of Kalimantan."""
    return Crosswalk(BPS_2020, {code: kemendagri for code, kemendagri, _name in base_pairs()})


def base_pairs() -> tuple[tuple[str, str, str], ...]:
    """Give BPS code, Kemendagri code and name of what the program carries."""
    source = files("salur.places") / "crosswalks" / f"{BPS_2020}.csv"
    with source.open("r", encoding="utf-8") as lines:
        return tuple(
            (row["kode"], row["kode_kemendagri"], row["nama"]) for row in csv.DictReader(lines)
        )


@dataclass(frozen=True)
class Pair:
    """One code of another system and the Kemendagri code that it stands for."""

    code: str
    kemendagri: str
    name: str


@dataclass(frozen=True)
class PairFaults:
    """What makes rows of a crosswalk unusable, each with its row as a spreadsheet shows it."""

    malformed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    other_level: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.malformed or self.unknown or self.other_level or self.repeated)

    @property
    def examples(self) -> str:
        """A few of the rows at fault."""
        groups = (self.malformed, self.unknown, self.other_level, self.repeated)
        return "; ".join(one for group in groups for one in group[:2])


_LEVELS = {2: 2, 4: 4, 7: 6, 6: 6, 10: 10}  # digits in the other system: digits of Kemendagri
_COLUMNS = {
    "code": ("kode", "kode_bps", "bps"),
    "kemendagri": ("kode_kemendagri", "kode_dagri", "kemendagri", "dagri"),
    "name": ("nama", "nama_dagri", "nama_kemendagri", "nama_bps"),
}


def columns_of(header: list[str]) -> dict[str, int] | None:
    """Give where a crosswalk's columns stand, None where code or Kemendagri code is missing."""
    cells = [cell.strip().lower().replace(" ", "_") for cell in header]
    found = {
        column: cells.index(name)
        for column, names in _COLUMNS.items()
        for name in reversed(names)
        if name in cells
    }
    return found if {"code", "kemendagri"} <= found.keys() else None


def read_pairs(
    rows: list[list[str]], columns: Mapping[str, int], known: Mapping[str, str]
) -> tuple[list[Pair], PairFaults]:
    """Read the rows below the header into pairs, and name every row at fault.

    `known` are the codes of Kemendagri with their names; a crosswalk to a code of no list is none.
    """
    pairs: dict[str, Pair] = {}
    faults: dict[str, list[str]] = {
        "malformed": [],
        "unknown": [],
        "other_level": [],
        "repeated": [],
    }
    for number, row in enumerate(rows, start=2):
        cell = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        if not any(text.strip() for text in row):
            continue
        code, target = (cell[name].replace(".", "") for name in ("code", "kemendagri"))
        fault = _fault_of(code, target, known)
        if fault is None and code in pairs and pairs[code].kemendagri != target:
            fault = "repeated"
        if fault is not None:
            faults[fault].append(f"{number}: {cell['code'][:20]} → {cell['kemendagri'][:20]}")
        else:
            pairs[code] = Pair(code, target, known.get(target, cell.get("name", "")))
    return list(pairs.values()), PairFaults(**{name: tuple(rows) for name, rows in faults.items()})


def _fault_of(code: str, target: str, known: Mapping[str, str]) -> str | None:
    if not (code.isascii() and code.isdigit() and len(code) in _LEVELS):
        return "malformed"
    if not (target.isascii() and target.isdigit() and len(target) in (2, 4, 6, 10)):
        return "malformed"
    if _LEVELS[len(code)] != len(target):
        return "other_level"
    return None if target in known else "unknown"
