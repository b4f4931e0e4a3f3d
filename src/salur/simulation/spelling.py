"""Other spellings of the same content, as offices really type them (contracts.md §1).

Only what the reading rules call the same: a delimiter, a rupiah sign, a day-first
date, dots in a region code, a title-case header, a byte order mark.
"""

import re
from collections.abc import Callable

from salur.simulation.chance import stream

Spelling = str
SPELLINGS: tuple[Spelling, ...] = (
    "semicolon",
    "rupiah",
    "day_first",
    "dotted",
    "headers",
    "mark",
    "month_first_period",
)
_MONEY = frozenset({"nominal", "saldo"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def spelling_of(seed: int, path: str, share: float) -> Spelling:
    """Choose how one party file is spelled; "" is the plain way."""
    rng = stream(seed, path, "spelling")
    return SPELLINGS[int(rng.random() * len(SPELLINGS))] if rng.random() < share else ""


def spelled_header(spelling: Spelling, header: str) -> str:
    """Spell a header line."""
    if spelling == "semicolon":
        return header.replace(",", ";")
    if spelling == "headers":
        return header.replace("_", " ").title()
    return "\ufeff" + header if spelling == "mark" else header


def spelled_rows(spelling: Spelling, header: str, text: str) -> str:
    """Spell rows (each ended by a newline) in another way, the content unchanged."""
    if spelling in ("", "headers", "mark"):
        return text
    if spelling == "semicolon":
        return text.replace(",", ";")
    columns = header.split(",")
    change, places = _change(spelling, columns)
    if not places:
        return text
    rows = []
    for row in text.splitlines():
        cells = row.split(",")
        for place in places:
            cells[place] = change(cells[place])
        rows.append(",".join(cells))
    return "\n".join(rows) + "\n" if rows else ""


def _change(spelling: Spelling, columns: list[str]) -> tuple[Callable[[str], str], list[int]]:
    if spelling == "rupiah":
        return _rupiah, [i for i, name in enumerate(columns) if name in _MONEY]
    if spelling == "day_first":
        return _day_first, [i for i, name in enumerate(columns) if name.startswith("tanggal")]
    if spelling == "dotted":
        return _dotted, [i for i, name in enumerate(columns) if name == "kode_wilayah"]
    return _month_first, [i for i, name in enumerate(columns) if name == "periode"]


def _rupiah(value: str) -> str:
    return "Rp" + f"{int(value):,}".replace(",", ".") if value.isdigit() else value


def _day_first(value: str) -> str:
    found = _DAY.fullmatch(value)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else value


def _dotted(value: str) -> str:
    ends = (2, 4, 6, 10)
    if len(value) not in ends or not value.isdigit():
        return value
    begins = (0, *ends)
    return ".".join(value[a:b] for a, b in zip(begins, ends, strict=False) if b <= len(value))


def _month_first(value: str) -> str:
    found = _MONTH.fullmatch(value)
    return f"{found[2]}/{found[1]}" if found else value
