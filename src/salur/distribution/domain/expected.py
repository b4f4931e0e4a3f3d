"""What a cycle expects, of whom and until when; what has come stands beside it.

Nothing of this is stored: it follows from who serves the kab/kota, from the dated parameters and
from the evidence that was linked.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from salur.distribution.domain.calendar import day_in
from salur.distribution.domain.states import Facts
from salur.kernel.period import Period
from salur.kernel.program import Program

Giver = Literal["ministry", "bank", "bulog", "office"]
Status = Literal["accepted", "received", "missing", "not_needed"]


@dataclass(frozen=True)
class Rule:
    """One contract that a programme's month expects.

    `due` names the parameter with the day of the month, `months_later` which month's day it is.
    What is not `needed` is listed where it came, and never missing.
    """

    contract: str
    giver: Giver
    due: str
    months_later: int = 0
    needed: bool = True


RULES: Mapping[Program, tuple[Rule, ...]] = MappingProxyType(
    {
        Program.BPNT: (
            Rule("perintah", "ministry", "order_due_day"),
            Rule("sp2d", "ministry", "order_due_day", needed=False),
            Rule("topup", "bank", "topup_due_day"),
            Rule("transaksi", "bank", "redemption_due_day", months_later=1),
            Rule("setoran", "bank", "redemption_due_day", months_later=1, needed=False),
            Rule("saldo", "bank", "order_due_day", needed=False),
        ),
        Program.RASTRA: (
            Rule("spa", "office", "spa_due_day"),
            Rule("do", "bulog", "release_due_day"),
            Rule("bast", "bulog", "delivery_due_day"),
            Rule("serah", "office", "handover_due_day", months_later=1),
            Rule("stok", "bulog", "delivery_due_day", needed=False),
        ),
    }
)
CONTRACTS: Mapping[str, Program] = MappingProxyType(
    {rule.contract: program for program, rules in RULES.items() for rule in rules}
)
# What the reconciliation reads: new evidence of these makes a published version outdated.
RECONCILED = frozenset(CONTRACTS) - {"stok"}


@dataclass(frozen=True)
class Party:
    """Whoever gives evidence; an office above or below it may send for it."""

    id: UUID | None
    name: str
    parent_id: UUID | None = None
    kind: str = ""


@dataclass(frozen=True)
class Linked:
    """One piece of evidence that concerns a cycle; `reversal`: only its reversals reach back."""

    evidence_id: UUID
    contract: str
    sender: UUID
    sender_name: str
    received_at: dt.datetime
    rows: int
    status: str
    reversal: bool = False

    @property
    def counts(self) -> bool:
        """Whether it was accepted and stands."""
        return self.status == "accepted"


@dataclass(frozen=True)
class Givers:
    """Who serves a kab/kota in a month."""

    banks: tuple[Party, ...] = ()
    bulog: Party | None = None
    office: Party | None = None
    ministry: Party | None = None


@dataclass(frozen=True)
class Expected:
    """One contract of one party: when it is due, and what has come of it."""

    contract: str
    giver: Giver
    party: Party
    due: dt.date | None
    status: Status
    evidence: tuple[Linked, ...] = field(default=())

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether it is awaited and its day has passed."""
        return self.status in ("missing", "received") and self.due is not None and self.due < on


def expected_rows(
    program: Program,
    period: Period,
    givers: Givers,
    linked: Sequence[Linked],
    due_days: Mapping[str, int],
) -> tuple[Expected, ...]:
    """Give what a cycle expects, in the order in which the month runs.

    A kab/kota that nobody is recorded to serve expects the evidence all the same, of a party
    without an id: silence is never taken for completeness.
    """
    rows = []
    for rule in RULES[program]:
        parties = _parties(rule.giver, givers)
        for party in parties:
            came = tuple(
                one
                for one in linked
                if one.contract == rule.contract and _is_from(one, party, parties, rule.giver)
            )
            due = due_date(rule, period, due_days)
            rows.append(Expected(rule.contract, rule.giver, party, due, _status(rule, came), came))
    return tuple(row for row in rows if row.evidence or row.status != "not_needed")


def due_date(rule: Rule, period: Period, due_days: Mapping[str, int]) -> dt.date | None:
    """Give the day a rule's evidence is due, None where nobody set one."""
    day = due_days.get(rule.due)
    if not day:
        return None
    return day_in(period, rule.months_later, day)


def facts_of(
    rows: Iterable[Expected],
    *,
    list_frozen: bool,
    spa_status: str,
    reconciled: bool,
    closed: bool,
) -> Facts:
    """Give the facts of a cycle from what it expects and what its office did.

    `spa_status` is that of our own request, empty where there is none; one that came as a file was
    prepared and approved outside.
    """
    came: dict[str, bool] = {}
    for row in rows:
        came[row.contract] = came.get(row.contract, True) and row.status == "accepted"

    def has(contract: str) -> bool:
        return came.get(contract, False)

    return Facts(
        list_frozen=list_frozen,
        ordered=has("perintah"),
        reported=has("topup") and has("transaksi"),
        spa_prepared=spa_status != "" or has("spa"),
        spa_approved=spa_status == "APPROVED" or has("spa"),
        released=has("do"),
        arrived=has("bast"),
        handed=has("serah"),
        reconciled=reconciled,
        closed=closed,
    )


def _parties(giver: Giver, givers: Givers) -> tuple[Party, ...]:
    if giver == "bank":
        return givers.banks or (Party(None, "Bank penyalur"),)
    if giver == "bulog":
        return (givers.bulog or Party(None, "Perum BULOG"),)
    if giver == "office":
        return (givers.office or Party(None, "Dinas Sosial"),)
    return (givers.ministry or Party(None, "Kementerian Sosial"),)


def _is_from(one: Linked, party: Party, parties: Sequence[Party], giver: Giver) -> bool:
    """Say whether evidence counts as a party's: with several banks its own, else anybody's.

    An order is the ministry's whoever passed it on; a lone bank's file may come through the office.
    """
    if giver != "bank" or len(parties) == 1:
        return True
    return one.sender in (party.id, party.parent_id)


def _status(rule: Rule, came: Sequence[Linked]) -> Status:
    own = [one for one in came if not one.reversal]
    if any(one.counts for one in own):
        return "accepted"
    if any(one.status in ("received", "checked") for one in own):
        return "received"
    return "missing" if rule.needed else "not_needed"
