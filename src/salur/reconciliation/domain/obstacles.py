"""Obstacles of exceptions: beneath which one an exception lies, by a published table of rules.

An exception bears no obstacle: what it lies beneath follows from its columns (design.md §6), here
for one row and set by set in `sql/obstacles/beneath.sql`; a test holds the two together.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal
from uuid import UUID

from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BANK_CAUSES, BPNT_CLASSES
from salur.reconciliation.domain.rastra import GAPS

PlaceKind = Literal["shop", "desa", "kecamatan", "kabkota"]
DIGITS: Mapping[str, int] = {"shop": 10, "desa": 10, "kecamatan": 6, "kabkota": 4}
UNSPENT = 10
_KECAMATAN = 6
_OF_BULOG = tuple(gap.code.removesuffix("_g") for gap in GAPS if gap.owner == "bulog")
_STRANDS = {
    1: ("over_credited",), 2: ("over_spent",), 3: ("over_credited",),
    4: ("over_credited", "not_credited"), 5: ("over_spent",), 6: ("not_credited",),
    7: ("not_credited",), 8: ("not_credited",),
}  # fmt: skip


@dataclass(frozen=True)
class ObstacleRule:
    """One line of the table: what hangs, why, and the cause and reach of its obstacle.

    `klass` is 0 for rice, whose class is a headline only; `reason` is told of unspent money alone.
    """

    program: Program
    klass: int
    strand: str
    reason: str
    cause: str
    place: PlaceKind

    @property
    def of_party(self) -> bool:
        """Whether each bank or Bulog has one of its own; an office answers for all at once."""
        if self.program is Program.RASTRA:
            return self.strand.removesuffix("_over") in _OF_BULOG
        return self.klass != UNSPENT or self.reason in BANK_CAUSES


@dataclass(frozen=True)
class SoleShop:
    """The one shop of a bank in a desa or a kecamatan: how obstacles name it, and its region."""

    subject: str
    place: str


@dataclass(frozen=True)
class Group:
    """What makes exceptions one obstacle."""

    program: str
    cause: str
    code: str
    party: UUID | None = None
    subject: str = ""


@cache
def obstacle_rules() -> tuple[ObstacleRule, ...]:
    """Give every rule for what may hang, as the package carries it."""
    table = _table()
    number = {one.code: one.number for one in BPNT_CLASSES}
    money = [
        ObstacleRule(Program.BPNT, number[code], strand, "", said["cause"], said["place"])
        for code, said in table["class"].items()
        for strand in _STRANDS[number[code]]
    ]
    unspent = [
        ObstacleRule(Program.BPNT, UNSPENT, "unspent", reason, said["cause"], said["place"])
        for reason, said in table["reason"].items()
    ]
    rice = [
        ObstacleRule(Program.RASTRA, 0, strand, "", said["cause"], said["place"])
        for strand, said in table["gap"].items()
    ]
    return (*money, *unspent, *rice)


def rule_of(program: str, klass: int, strand: str, reason: str | None) -> ObstacleRule | None:
    """Give the rule for an exception, None where none speaks of it."""
    is_unspent = program == Program.BPNT and klass == UNSPENT
    key = (program, 0 if program == Program.RASTRA else klass, strand)
    return _by_key().get((*key, (reason or "") if is_unspent else ""))


def group_of(
    rule: ObstacleRule, *, code: str, kode_wilayah: str | None, party: UUID | None,
    shop: SoleShop | None = None,
) -> Group:  # fmt: skip
    """Give the obstacle that an exception lies beneath; `shop` is the one that serves its desa."""
    place = (kode_wilayah or code.replace("-", ""))[: DIGITS[rule.place]]
    of = party if rule.of_party else None
    if rule.place == "shop" and shop is not None:
        return Group(rule.program, rule.cause, shop.place, of, shop.subject)
    return Group(rule.program, rule.cause, place, of)


def cause_of_finding(finding: str) -> str | None:
    """Give the cause of a finding; None where it needs nobody."""
    found: Any = _table()["finding"]
    return None if finding not in found else str(found[finding])


def needs_nobody() -> frozenset[str]:
    """Give the classes and findings of which the table says that they need nobody."""
    return frozenset(_table()["nobody"])


def areas_of(kode_wilayah: str) -> tuple[str, str]:
    """Give where the one shop of a desa is looked for: its kecamatan first, then itself."""
    return kode_wilayah[:_KECAMATAN], kode_wilayah


@cache
def _by_key() -> Mapping[tuple[str, int, str, str], ObstacleRule]:
    return {(one.program, one.klass, one.strand, one.reason): one for one in obstacle_rules()}


@cache
def _table() -> Mapping[str, dict[str, dict[str, PlaceKind]]]:
    text = (files("salur.reconciliation") / "rulebook/obstacles.toml").read_text(encoding="utf-8")
    found: Mapping[str, dict[str, dict[str, PlaceKind]]] = tomllib.loads(text)
    return found
