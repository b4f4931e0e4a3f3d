"""Decides which accounts there are, and which flows run between them.

The tables `KINDS` and `FLOWS` are the whole chart of accounts. A flow names the kinds at its
two ends; where an account lies (nation, kab/kota, or the place itself) and whether it belongs
to a party follows from its kind.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.program import Program, Unit
from salur.kernel.region_code import NATION


class Kind(enum.StrEnum):
    """Who has custody of what an account holds."""

    TREASURY = "treasury"
    BULOG_NATIONAL = "bulog_national"
    BANK_POOL = "bank_pool"
    CARDS = "cards"
    SHOPS = "shops"
    RETURNED = "returned"
    WAREHOUSE = "warehouse"
    IN_TRANSIT = "in_transit"
    DELIVERY_POINT = "delivery_point"
    HANDED = "handed"
    REJECTED = "rejected"
    WEIGHING = "weighing"
    SUSPENSE = "suspense"


class Reach(enum.IntEnum):
    """How many labels of a region path an account keeps; PLACE keeps all of them."""

    NATION = 1
    KABKOTA = 3
    PLACE = 5


@dataclass(frozen=True)
class KindRule:
    """What holds for every account of one kind; `unit` is None where both units occur."""

    unit: Unit | None
    reach: Reach
    of_party: bool
    outside: bool = False
    may_go_negative: bool = False


KINDS: Mapping[Kind, KindRule] = {
    Kind.TREASURY: KindRule(Unit.IDR, Reach.NATION, False, outside=True, may_go_negative=True),
    Kind.BULOG_NATIONAL: KindRule(
        Unit.GRAM, Reach.NATION, False, outside=True, may_go_negative=True
    ),
    Kind.BANK_POOL: KindRule(Unit.IDR, Reach.KABKOTA, True),
    Kind.CARDS: KindRule(Unit.IDR, Reach.PLACE, True),
    Kind.SHOPS: KindRule(Unit.IDR, Reach.PLACE, True),
    Kind.RETURNED: KindRule(Unit.IDR, Reach.PLACE, True),
    Kind.WAREHOUSE: KindRule(Unit.GRAM, Reach.KABKOTA, True),
    Kind.IN_TRANSIT: KindRule(Unit.GRAM, Reach.PLACE, True),
    Kind.DELIVERY_POINT: KindRule(Unit.GRAM, Reach.PLACE, False),
    Kind.HANDED: KindRule(Unit.GRAM, Reach.PLACE, False),
    Kind.REJECTED: KindRule(Unit.GRAM, Reach.PLACE, False),
    Kind.WEIGHING: KindRule(Unit.GRAM, Reach.PLACE, True),
    Kind.SUSPENSE: KindRule(None, Reach.KABKOTA, True, may_go_negative=True),
}


class Book(enum.StrEnum):
    """What a plan is about: the month that aid is for, or the day that rice left a warehouse.

    A plan takes back what it desires no longer within its own book only. The two meet in Bulog's
    national stock (docs/adr/0017).
    """

    MONTH = "month"
    STOCK = "stock"


@dataclass(frozen=True)
class Flow:
    """One reason why value moves, and the kinds of account between which it does."""

    reason: str
    program: Program
    source: Kind
    target: Kind
    book: Book = Book.MONTH


FLOWS: Mapping[str, Flow] = {
    flow.reason: flow
    for flow in (
        Flow("opening", Program.BPNT, Kind.TREASURY, Kind.CARDS),
        Flow("ordered", Program.BPNT, Kind.TREASURY, Kind.BANK_POOL),
        Flow("credited", Program.BPNT, Kind.BANK_POOL, Kind.CARDS),
        Flow("over_credited", Program.BPNT, Kind.SUSPENSE, Kind.CARDS),
        Flow("credited_without_instruction", Program.BPNT, Kind.SUSPENSE, Kind.CARDS),
        Flow("used_beyond_balance", Program.BPNT, Kind.SUSPENSE, Kind.CARDS),
        Flow("spent", Program.BPNT, Kind.CARDS, Kind.SHOPS),
        Flow("returned", Program.BPNT, Kind.CARDS, Kind.RETURNED),
        Flow("cleared_by_treasury", Program.BPNT, Kind.TREASURY, Kind.SUSPENSE),
        Flow("released", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.IN_TRANSIT),
        Flow("replaced", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.IN_TRANSIT),
        Flow("weighed_short", Program.RASTRA, Kind.IN_TRANSIT, Kind.WEIGHING),
        Flow("arrived", Program.RASTRA, Kind.IN_TRANSIT, Kind.DELIVERY_POINT),
        Flow("arrived_beyond_release", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("rejected_beyond_arrival", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("rejected", Program.RASTRA, Kind.DELIVERY_POINT, Kind.REJECTED),
        Flow("handed_beyond_arrival", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("handed", Program.RASTRA, Kind.DELIVERY_POINT, Kind.HANDED),
        Flow("brought_back_beyond_stock", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("brought_back", Program.RASTRA, Kind.DELIVERY_POINT, Kind.BULOG_NATIONAL),
        Flow("stocked", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.WAREHOUSE, Book.STOCK),
        Flow("taken_back", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.WAREHOUSE, Book.STOCK),
        Flow("drawn", Program.RASTRA, Kind.WAREHOUSE, Kind.BULOG_NATIONAL, Book.STOCK),
        Flow("drawn_beyond_stock", Program.RASTRA, Kind.SUSPENSE, Kind.BULOG_NATIONAL, Book.STOCK),
        Flow("counted_short", Program.RASTRA, Kind.WAREHOUSE, Kind.WEIGHING, Book.STOCK),
        Flow("cleared_by_bulog", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.SUSPENSE),
    )
}


# Who bears what a party claimed and nothing explains, once somebody decides that it stands.
CLEARED_BY: Mapping[Program, str] = {
    Program.BPNT: "cleared_by_treasury",
    Program.RASTRA: "cleared_by_bulog",
}


@dataclass(frozen=True)
class AccountName:
    """The natural key of an account."""

    program: Program
    kind: Kind
    path: str
    party: UUID | None

    @property
    def code(self) -> str:
        """The key as one text: `BPNT:cards:id.62.01.02.2001:<party>`."""
        owner = f":{self.party}" if self.party else ""
        return f"{self.program}:{self.kind}:{self.path}{owner}"


def account_of(program: Program, kind: Kind, path: str, party: UUID | None) -> AccountName:
    """Give the account of `kind` that serves the region `path`, for the claims of `party`."""
    rule = KINDS[kind]
    labels = path.split(".")
    if labels[0] != NATION:
        raise ValueError(f"a region path begins at the nation, this does not: {path!r}")
    return AccountName(
        program=program,
        kind=kind,
        path=".".join(labels[: rule.reach]),
        party=party if rule.of_party else None,
    )
