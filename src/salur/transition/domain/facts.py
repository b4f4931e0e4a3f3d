"""Facts about areas as people type or send them: read line by line, every wrong one named."""

import csv
import datetime as dt
import io
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from salur.kernel.region_code import Level, RegionCode
from salur.transition.domain.readiness import ACCESS, NUMBERED, FactKind

HEADS = ("kode_wilayah", "jenis", "ya", "nilai", "nomor", "tanggal", "catatan")
MOST = 6_000  # lines of one sheet: a province has two thousand desa
_LONGEST = 200
_YES, _NO = ("ya", "y", "1"), ("tidak", "t", "0")
# What a sheet calls the kinds and the ways of access.
KINDS = {
    "jaringan": FactKind.NETWORK,
    "akses": FactKind.ACCESS,
    "tikor": FactKind.TIKOR,
    "sosialisasi": FactKind.SOCIALISED,
}
WAYS = dict(zip(("darat", "sungai", "laut", "udara"), ACCESS, strict=True))


@dataclass(frozen=True)
class NewFact:
    """What somebody says of an area."""

    kode_wilayah: str
    kind: FactKind
    holds: bool
    on_day: dt.date
    value: str = ""
    number: str = ""
    note: str = ""


class WrongFact(NamedTuple):
    """A line that is not taken, by its number, and why."""

    line: int
    why: str


def wrong_facts(
    facts: Sequence[NewFact], known: Collection[str], today: dt.date, first: int = 1
) -> tuple[WrongFact, ...]:
    """Give every fact that cannot be taken: `known` are the codes of regions in force."""
    found: list[WrongFact] = []
    for line, one in enumerate(facts, start=first):
        why = _why(one, known, today)
        if why:
            found.append(WrongFact(line, why))
    return tuple(found)


def _why(one: NewFact, known: Collection[str], today: dt.date) -> str:
    if one.kode_wilayah not in known:
        return "region_unknown"
    if RegionCode(one.kode_wilayah).level < Level.KABKOTA:
        return "region_too_wide"
    if one.on_day > today:
        return "day_in_future"
    if one.kind is FactKind.ACCESS and (one.value not in ACCESS or not one.holds):
        return "access_unknown"
    if one.holds and one.kind in NUMBERED and not one.number.strip():
        return "number_missing"
    if max(len(one.value), len(one.number), len(one.note)) > _LONGEST:
        return "text_too_long"
    return ""


def read_facts(text: str) -> tuple[tuple[tuple[int, NewFact], ...], tuple[WrongFact, ...]]:
    """Read a sheet of facts, comma or semicolon between the cells; give its lines and the wrong.

    The first line names the columns of `HEADS`; what cannot be read is held back by its line.
    """
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark))
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    if not {"kode_wilayah", "jenis", "tanggal"} <= set(heads):
        return (), (WrongFact(1, "heads_missing"),)
    if len(rows) > MOST + 1:
        return (), (WrongFact(MOST + 2, "too_many_lines"),)
    taken, wrong = [], []
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(heads, (cell.strip() for cell in row), strict=False))
        one = _read(cells)
        if isinstance(one, str):
            wrong.append(WrongFact(line, one))
        else:
            taken.append((line, one))
    return tuple(taken), tuple(wrong)


def _read(cells: dict[str, str]) -> NewFact | str:
    kind = KINDS.get(cells["jenis"].lower())
    if kind is None:
        return "kind_unknown"
    says = cells.get("ya", "").lower() or "ya"
    if says not in _YES + _NO:
        return "yes_or_no"
    try:
        day = dt.date.fromisoformat(cells.get("tanggal", ""))
    except ValueError:
        return "day_unreadable"
    try:
        code = RegionCode.parse(cells["kode_wilayah"]).digits
    except ValueError:
        return "region_unknown"
    value = cells.get("nilai", "")
    if kind is FactKind.ACCESS:
        value = WAYS.get(value.lower(), value)
    return NewFact(
        code, kind, says in _YES, day, value, cells.get("nomor", ""), cells.get("catatan", "")
    )


def sorted_out(
    lines: Iterable[tuple[int, NewFact]], known: Collection[str], today: dt.date
) -> tuple[tuple[NewFact, ...], tuple[WrongFact, ...]]:
    """Give the facts that can be taken and the lines that cannot; of one area's kind the last."""
    good: dict[tuple[str, FactKind], NewFact] = {}
    wrong: list[WrongFact] = []
    for line, one in lines:
        why = _why(one, known, today)
        if why:
            wrong.append(WrongFact(line, why))
        else:
            good[one.kode_wilayah, one.kind] = one
    return tuple(good.values()), tuple(wrong)
