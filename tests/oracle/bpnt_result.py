"""What reconciling BPNT gives: units, families, waterfall, counts."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import NamedTuple

from salur.kernel.period import Period
from tests.oracle.lines import CellFault, HeldBack

CLASSES = (
    "credited_without_instruction",
    "spent_without_credit",
    "credited_twice",
    "amount_mismatch",
    "overspent",
    "credit_reversed",
    "credit_failed",
    "missing_at_bank",
    "not_ordered",
    "unspent",
    "partly_spent",
    "settled",
)

NOWHERE = "-"


@dataclass(frozen=True)
class BpntParameters:
    """The dated parameters of the rules, as they stand for the period."""

    idle_days: int = 105


DEFAULTS = BpntParameters()


@dataclass(frozen=True)
class Unit:
    """One account in one period."""

    no_rekening: str
    id_kpm: str | None
    kode_wilayah: str | None
    bank: str | None
    cls: str
    findings: tuple[str, ...]
    ordered: int
    credited: int
    spent: int
    returned: int
    opening: int


@dataclass(frozen=True)
class Family:
    """One family in one period; `cls` is the first class, in the table's order, of its units."""

    id_kpm: str
    kode_wilayah: str | None
    cls: str | None
    findings: tuple[str, ...]
    ordered: int
    credited: int
    spent: int


@dataclass(frozen=True)
class Waterfall:
    """Where the money went, in rupiah; every term of `summary.json`."""

    ordered: int = 0
    credited_to_order: int = 0
    failed: int = 0
    missing: int = 0
    reversed: int = 0
    short: int = 0
    credited: int = 0
    over: int = 0
    without_instruction: int = 0
    opening: int = 0
    spent: int = 0
    returned: int = 0
    balance: int = 0

    def __add__(self, other: "Waterfall") -> "Waterfall":
        return Waterfall(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


class KabBank(NamedTuple):
    """Where a waterfall belongs: the kab/kota's code and the bank, `-` where there is none."""

    kab: str
    bank: str


@dataclass(frozen=True)
class BpntResult:
    """Everything that reconciling one period of BPNT says."""

    period: Period
    as_of: dt.date
    units: dict[str, Unit]
    families: dict[str, Family]
    waterfall: Waterfall
    regions: dict[KabBank, Waterfall]
    classes: dict[str, int]
    findings: dict[str, int]
    held_back: dict[str, HeldBack]
    faults: dict[str, tuple[CellFault, ...]]
