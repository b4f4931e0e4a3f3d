"""Decides which transfers one reconciled unit produces, and which accounts they run between.

The tables `KINDS` and `FLOWS` are the whole chart of accounts. A flow names the kinds at its
two ends; where an account lies (nation, kab/kota, or the place itself) and whether it belongs
to a party follows from its kind. `bpnt_flows` and `rastra_flows` are the oracle for
the SQL of a publication, which does the same for all units at once.
"""

import enum
from collections.abc import Iterable, Mapping
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
    Kind.SUSPENSE: KindRule(None, Reach.KABKOTA, True, may_go_negative=True),
}


@dataclass(frozen=True)
class Flow:
    """One reason why value moves, and the kinds of account between which it does."""

    reason: str
    program: Program
    source: Kind
    target: Kind


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
        Flow("stocked", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.WAREHOUSE),
        Flow("release_from_national", Program.RASTRA, Kind.BULOG_NATIONAL, Kind.WAREHOUSE),
        Flow("released", Program.RASTRA, Kind.WAREHOUSE, Kind.IN_TRANSIT),
        Flow("arrived", Program.RASTRA, Kind.IN_TRANSIT, Kind.DELIVERY_POINT),
        Flow("arrived_beyond_release", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("rejected_beyond_arrival", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("rejected", Program.RASTRA, Kind.DELIVERY_POINT, Kind.REJECTED),
        Flow("handed_beyond_arrival", Program.RASTRA, Kind.SUSPENSE, Kind.DELIVERY_POINT),
        Flow("handed", Program.RASTRA, Kind.DELIVERY_POINT, Kind.HANDED),
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


@dataclass(frozen=True)
class Movement:
    """One positive amount that a unit moves, and why."""

    reason: str
    amount: int


@dataclass(frozen=True)
class BpntUnit:
    """One account in one period, in rupiah: what contracts.md section 3 calls I, C, S, V and O."""

    ordered: int = 0
    credited: int = 0
    spent: int = 0
    returned: int = 0
    opening: int = 0

    @property
    def used_beyond_balance(self) -> int:
        """What was spent or returned beyond credit and opening balance."""
        return max(self.spent + self.returned - self.credited - self.opening, 0)

    @property
    def over_claimed(self) -> int:
        """What the bank claims and nothing explains: this much goes through suspense."""
        return max(self.credited - self.ordered, 0) + self.used_beyond_balance

    @property
    def carried(self) -> int:
        """What the next month opens with; never below zero, suspense bears the rest."""
        return max(self.credited + self.opening - self.spent - self.returned, 0)


def bpnt_flows(unit: BpntUnit, *, opens_account: bool) -> tuple[Movement, ...]:
    """Give the movements of one unit, zeros left out.

    `opens_account` holds in the first month only: later the opening balance already
    lies on the card, put there by the month before.
    """
    beyond_order = max(unit.credited - unit.ordered, 0)
    return _without_zeros(
        ("opening", unit.opening if opens_account else 0),
        ("ordered", unit.ordered),
        ("credited", min(unit.ordered, unit.credited)),
        ("over_credited", beyond_order if unit.ordered else 0),
        ("credited_without_instruction", 0 if unit.ordered else beyond_order),
        ("used_beyond_balance", unit.used_beyond_balance),
        ("spent", unit.spent),
        ("returned", unit.returned),
    )


@dataclass(frozen=True)
class RastraUnit:
    """One desa in one period, in grams: R, G (not net of X), X and H of contracts.md section 4."""

    released: int = 0
    arrived: int = 0
    rejected: int = 0
    handed: int = 0

    @property
    def arrived_beyond_release(self) -> int:
        return max(self.arrived - self.released, 0)

    @property
    def rejected_beyond_arrival(self) -> int:
        return max(self.rejected - self.arrived, 0)

    @property
    def handed_beyond_arrival(self) -> int:
        return max(self.handed - max(self.arrived - self.rejected, 0), 0)


def rastra_flows(unit: RastraUnit, *, stock_known: bool = False) -> tuple[Movement, ...]:
    """Give the movements of one unit, zeros left out.

    Where no `stok` file feeds the warehouse (`stock_known` false) the release draws
    its rice from the national stock, so that the warehouse never goes below zero.
    """
    return _without_zeros(
        ("release_from_national", 0 if stock_known else unit.released),
        ("released", unit.released),
        ("arrived", min(unit.arrived, unit.released)),
        ("arrived_beyond_release", unit.arrived_beyond_release),
        ("rejected_beyond_arrival", unit.rejected_beyond_arrival),
        ("rejected", unit.rejected),
        ("handed_beyond_arrival", unit.handed_beyond_arrival),
        ("handed", unit.handed),
    )


def _without_zeros(*movements: tuple[str, int]) -> tuple[Movement, ...]:
    return tuple(Movement(reason, amount) for reason, amount in movements if amount)


@dataclass(frozen=True)
class PlannedTransfer:
    """One transfer as a plan states it, before accounts have numbers."""

    reason: str
    path: str
    party: UUID | None
    amount: int

    @property
    def source(self) -> AccountName:
        flow = FLOWS[self.reason]
        return account_of(flow.program, flow.source, self.path, self.party)

    @property
    def target(self) -> AccountName:
        flow = FLOWS[self.reason]
        return account_of(flow.program, flow.target, self.path, self.party)


def balances_after(transfers: Iterable[PlannedTransfer]) -> dict[AccountName, int]:
    """Give every account's balance after `transfers`, from nothing: the model of the ledger."""
    balances: dict[AccountName, int] = {}
    for transfer in transfers:
        balances[transfer.source] = balances.get(transfer.source, 0) - transfer.amount
        balances[transfer.target] = balances.get(transfer.target, 0) + transfer.amount
    return balances


def first_overdrawn(balances: Mapping[AccountName, int]) -> AccountName | None:
    """Give the first account, by code, that is below zero and may not be."""
    overdrawn = (
        name
        for name, balance in balances.items()
        if balance < 0 and not KINDS[name.kind].may_go_negative
    )
    return min(overdrawn, key=lambda name: name.code, default=None)
