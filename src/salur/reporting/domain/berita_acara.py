"""One berita acara rekonsiliasi: what two or more offices sign, complete and adding up.

It holds sums only: no family's name, number or id stands in what is signed and sent.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain.parts import (
    AreaRow,
    CarriedRow,
    ClassRow,
    ContestedRow,
    Correction,
    Difference,
    EvidenceRow,
    ExceptionRow,
    HeldBackRow,
    Letterhead,
    Party,
    Previous,
    Region,
    Share,
)
from salur.reporting.domain.waterfall import (
    DoesNotAddUp,
    MoneyWaterfall,
    RiceWaterfall,
    Waterfall,
    terms,
)

LEFT_OUT_WHEN_EMPTY = "left out when empty"  # of a frozen text
_COLUMNS = {
    Program.BPNT: {
        "ordered": "Diperintahkan",
        "credited": "Dikreditkan",
        "spent": "Dibelanjakan",
        "balance": "Saldo",
    },
    Program.RASTRA: {
        "quota": "Kuota",
        "requested": "SPA",
        "released": "DO",
        "arrived": "Diterima",
        "handed": "Diserahkan",
    },
}


def columns(program: Program) -> dict[str, str]:
    """Give the terms that classes and areas are told by, with the head of their column."""
    return _COLUMNS[program]


@dataclass(frozen=True)
class BeritaAcara:
    """The content of one report of one kab/kota, month and programme.

    Refuses (DoesNotAddUp) classes, areas or shares whose sums differ from the waterfall.
    """

    program: Program
    number: str
    version: int
    period: Period
    region: Region
    letterhead: Letterhead
    date: dt.date
    parties: tuple[Party, ...]
    waterfall: Waterfall
    classes: tuple[ClassRow, ...]
    shares: tuple[Share, ...] = ()
    areas: tuple[AreaRow, ...] = ()
    exceptions: tuple[ExceptionRow, ...] = ()
    held_back: tuple[HeldBackRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    notes: tuple[str, ...] = ()
    previous: Previous | None = None
    differences: tuple[Difference, ...] = ()
    training: bool = False
    # Contents that were signed before lines could be contested keep their text, and their digest.
    contested: tuple[ContestedRow, ...] = field(default=(), metadata={LEFT_OUT_WHEN_EMPTY: True})
    carried: tuple[CarriedRow, ...] = field(default=(), metadata={LEFT_OUT_WHEN_EMPTY: True})
    correction: Correction | None = field(default=None, metadata={LEFT_OUT_WHEN_EMPTY: True})

    def __post_init__(self) -> None:
        kind = MoneyWaterfall if self.program is Program.BPNT else RiceWaterfall
        if any(type(w) is not kind for w in (self.waterfall, *(s.waterfall for s in self.shares))):
            raise DoesNotAddUp(f"a waterfall of another unit in a report of {self.program}")
        if len(self.parties) < 2:
            raise ValueError("a berita acara has two parties or more")
        if (self.version == 1) != (self.previous is None):
            raise ValueError("the first version corrects none, every later one corrects one")
        self._check_rows("classes", self.classes)
        if self.areas:
            self._check_rows("areas", self.areas)
            _check_sum("units", (a.units for a in self.areas), self.units)
        if self.carried:
            _check_carried(self.carried)
        for name, value in terms(self.waterfall).items() if self.shares else ():
            _check_sum(f"shares of {name}", (terms(s.waterfall)[name] for s in self.shares), value)

    def _check_rows(self, name: str, rows: Sequence[ClassRow | AreaRow]) -> None:
        stated = terms(self.waterfall)
        for index, column in enumerate(columns(self.program)):
            parts = (row.amounts[index] for row in rows)
            _check_sum(f"{column} of {name}", parts, stated[column])

    @property
    def units(self) -> int:
        """How many units were reconciled: accounts for BPNT, desa for Rastra."""
        return sum(row.units for row in self.classes)


def differences(before: BeritaAcara, after: BeritaAcara) -> tuple[Difference, ...]:
    """Give every figure of waterfall and classes that differs between two versions."""
    was = terms(before.waterfall)
    lines = [
        Difference(line.label[:1].upper() + line.label[1:], was[line.term], line.amount, False)
        for line in after.waterfall.lines
    ]
    units = {row.code: row.units for row in before.classes}
    lines += [
        Difference(f"Unit “{row.label}”", units.get(row.code, 0), row.units, True)
        for row in after.classes
    ]
    return tuple(line for line in lines if line.before != line.after)


def _check_carried(rows: Sequence[CarriedRow]) -> None:
    """Hold the closing line against all before it: what ended is taken off."""
    signs = {"opening": 1, "new": 1, "closing": 0}
    closing = rows[-1]
    if closing.kind != "closing":
        raise DoesNotAddUp("what is carried does not say with what it closes")
    parts = [(signs.get(row.kind, -1), row) for row in rows]
    _check_sum("carried", (sign * row.count for sign, row in parts), closing.count)
    _check_sum("amounts carried", (sign * row.amount for sign, row in parts), closing.amount)


def _check_sum(name: str, parts: Iterable[int], stated: int) -> None:
    reckoned = sum(parts)
    if reckoned != stated:
        raise DoesNotAddUp(f"{name} add up to {reckoned}, stated is {stated}")
