"""What does not add up in a kab/kota's month, or is not there in time: plain figures in, kinds out.

Each trouble says how much money or rice it is about, how many units, and for how many days.
"""

import datetime as dt
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.deadlines import Standing
from salur.reporting.domain.states import State

_SIGNED = frozenset({State.SIGNED, State.SENT, State.ACCEPTED, State.LOCKED})


class Trouble(enum.StrEnum):
    """One kind of trouble."""

    LATE = "late"
    RETURNED = "returned"
    MOVED = "moved"
    SP2D = "sp2d"
    BEYOND = "beyond"
    UNANSWERED = "unanswered"
    CONTESTED = "contested"


NAMES: dict[Trouble, Sentence] = {
    Trouble.LATE: Sentence("belum melapor, lewat batas", "not reported, overdue"),
    Trouble.RETURNED: Sentence("dikembalikan, belum diperbaiki", "returned, not corrected"),
    Trouble.MOVED: Sentence(
        "yang ditandatangani beda dengan hasil sekarang", "signed figures differ from current ones"
    ),
    Trouble.SP2D: Sentence("perintah beda dengan SP2D", "order differs from SP2D"),
    Trouble.BEYOND: Sentence("lebih dari yang diperintahkan", "more than was ordered"),
    Trouble.UNANSWERED: Sentence("belum dijawab penyalur", "not answered by the party"),
    Trouble.CONTESTED: Sentence("dibantah bank atau Bulog", "contested by bank or Bulog"),
}
# What no report is missing for, and yet does not add up.
DIFFERENCES = frozenset(Trouble) - {Trouble.LATE, Trouble.RETURNED}


@dataclass(frozen=True)
class Found:
    """One trouble: rupiah or grams, units, days; 0 where a kind has none of them."""

    kind: Trouble
    amount: int
    units: int
    days: int


@dataclass(frozen=True)
class MonthFacts:
    """What is known of a kab/kota's month; `now` and `signed` by the names of the waterfall."""

    program: Program
    standing: Standing
    due_on: dt.date
    state: State | None
    state_on: dt.date | None
    units: int
    now: Mapping[str, int]
    signed_units: int
    signed: Mapping[str, int] | None
    contested: int = 0
    contested_amount: int = 0
    sp2d_families: int = 0
    sp2d_amount: int = 0


def troubles(facts: MonthFacts, today: dt.date) -> tuple[Found, ...]:
    """Give every trouble of a kab/kota's month, in the order of the kinds."""
    return tuple(_found(facts, today))


def _found(facts: MonthFacts, today: dt.date) -> Iterator[Found]:
    since = (today - facts.state_on).days if facts.state_on else 0
    target = facts.now.get(next(iter(columns(facts.program))), 0)
    if facts.standing == "late":
        yield Found(Trouble.LATE, target, facts.units, (today - facts.due_on).days)
    if facts.state is State.RETURNED:
        yield Found(Trouble.RETURNED, target, facts.units, since)
    if facts.signed is not None and facts.state in _SIGNED:
        amount = max(abs(facts.now.get(n, 0) - facts.signed[n]) for n in columns(facts.program))
        units = abs(facts.units - facts.signed_units)
        if amount or units:
            yield Found(Trouble.MOVED, amount, units, since)
    if facts.sp2d_amount or facts.sp2d_families:
        yield Found(Trouble.SP2D, facts.sp2d_amount, facts.sp2d_families, 0)
    beyond, unanswered = _against_order(facts)
    if beyond:
        yield Found(Trouble.BEYOND, beyond, 0, 0)
    if unanswered:
        yield Found(Trouble.UNANSWERED, unanswered, 0, 0)
    if facts.contested:
        yield Found(Trouble.CONTESTED, facts.contested_amount, facts.contested, 0)


def _against_order(facts: MonthFacts) -> tuple[int, int]:
    """Give what a bank or Bulog did beyond the order, and what it has not answered."""
    now = facts.now
    if facts.program is Program.BPNT:
        return now.get("over", 0) + now.get("without_instruction", 0), now.get("missing", 0)
    beyond = max(0, now.get("released", 0) - now.get("requested", 0))
    return beyond, max(0, now.get("released", 0) - now.get("arrived", 0))
