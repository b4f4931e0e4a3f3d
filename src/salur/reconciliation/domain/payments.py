"""The life of a payment: one account's month (a family's, where it is listed and nobody ordered).

A state is what the published facts make of it and is kept nowhere beside them: the same facts give
the same state in whatever order they came, and evidence that is withdrawn takes it back by the same
table. `reconciliation_payment_state` is its twin for many rows.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


class Payment(enum.StrEnum):
    """Where a payment stands."""

    PLANNED = "PLANNED"
    SUSPENDED = "SUSPENDED"
    IN_SPM = "IN_SPM"
    SP2D = "SP2D"
    INSTRUCTED = "INSTRUCTED"
    FAILED = "FAILED"
    REVERSED = "REVERSED"
    HANGING = "HANGING"
    CREDITED = "CREDITED"
    PARTLY_SPENT = "PARTLY_SPENT"
    SPENT = "SPENT"
    IDLE = "IDLE"
    TO_RETURN = "TO_RETURN"
    RETURNED = "RETURNED"


class Stage(enum.IntEnum):
    """How far the order of an account came, as far as evidence says."""

    NONE = 0
    IN_SPM = 1  # on the ministry's order
    SP2D = 2  # the treasury paid that SPM out
    INSTRUCTED = 3  # the order names the SP2D it rests on: the standing instruction


@dataclass(frozen=True)
class Facts:
    """What is published of one account's month, in rupiah.

    `rest` is what kept the order from the card, as the unit says. `hanging`: a field check or a
    bank says *saldo gantung*; `idle`: nothing was bought for longer than the dated days; `asked`:
    an approved list asks for it back and it has not come.
    """

    listed: bool = False
    payable: bool = True
    ordered: int = 0
    stage: Stage = Stage.NONE
    rest: str = ""
    credited: int = 0
    spent: int = 0
    returned: int = 0
    opening: int = 0
    hanging: bool = False
    idle: bool = False
    asked: bool = False


def state_of(facts: Facts) -> Payment | None:
    """Give the state that the facts make, None where there is no payment at all."""
    if facts.credited == 0:
        return _not_credited(facts)
    if facts.credited + facts.opening <= facts.spent + facts.returned:
        return Payment.RETURNED if facts.returned > 0 else Payment.SPENT
    if facts.hanging and facts.spent == 0:
        return Payment.HANGING
    if facts.asked:
        return Payment.TO_RETURN
    if facts.idle:
        return Payment.IDLE
    return Payment.CREDITED if facts.spent == 0 else Payment.PARTLY_SPENT


def _not_credited(facts: Facts) -> Payment | None:
    if facts.ordered == 0:
        if not facts.listed:
            return None
        return Payment.PLANNED if facts.payable else Payment.SUSPENDED
    if facts.rest in _RESTS:
        return _RESTS[facts.rest]
    return _STAGES.get(facts.stage, Payment.IN_SPM)


_RESTS = {"reversed": Payment.REVERSED, "failed": Payment.FAILED}
_STAGES = {Stage.SP2D: Payment.SP2D, Stage.INSTRUCTED: Payment.INSTRUCTED}

_WAITING = (Payment.IN_SPM, Payment.SP2D, Payment.INSTRUCTED)
_HELD = (Payment.CREDITED, Payment.HANGING, Payment.IDLE, Payment.TO_RETURN)
# What may follow what, as more becomes known. What is known may be taken back as well (a file is
# withdrawn, a check says that the money is there after all): that leads down to any state before.
MOVES: Mapping[Payment, tuple[Payment, ...]] = MappingProxyType(
    {
        Payment.PLANNED: _WAITING,
        Payment.SUSPENDED: (Payment.PLANNED, *_WAITING),
        Payment.IN_SPM: (Payment.SP2D, Payment.INSTRUCTED, Payment.CREDITED, Payment.FAILED),
        Payment.SP2D: (Payment.INSTRUCTED, Payment.CREDITED, Payment.FAILED),
        Payment.INSTRUCTED: (Payment.CREDITED, Payment.FAILED),
        Payment.FAILED: (Payment.CREDITED,),
        Payment.REVERSED: (Payment.CREDITED,),
        Payment.CREDITED: (
            *(Payment.HANGING, Payment.PARTLY_SPENT, Payment.SPENT, Payment.IDLE),
            *(Payment.REVERSED, Payment.RETURNED),
        ),
        Payment.HANGING: (
            *(Payment.CREDITED, Payment.PARTLY_SPENT, Payment.SPENT, Payment.IDLE),
            *(Payment.REVERSED, Payment.RETURNED),
        ),
        Payment.PARTLY_SPENT: (Payment.SPENT, Payment.IDLE, Payment.RETURNED),
        Payment.IDLE: (
            *(Payment.TO_RETURN, Payment.HANGING, Payment.PARTLY_SPENT, Payment.SPENT),
            *(Payment.REVERSED, Payment.RETURNED),
        ),
        Payment.TO_RETURN: (
            *(Payment.RETURNED, Payment.HANGING, Payment.PARTLY_SPENT, Payment.SPENT),
            Payment.REVERSED,
        ),
        Payment.SPENT: (),
        Payment.RETURNED: (),
    }
)
TERMINAL = frozenset({Payment.SPENT, Payment.RETURNED})

# The funnel: whoever reached a step stands in one of its states or in a later step's.
STEPS: tuple[tuple[str, frozenset[Payment]], ...] = (
    ("planned", frozenset({Payment.PLANNED, Payment.SUSPENDED})),
    ("in_spm", frozenset({Payment.IN_SPM})),
    ("sp2d", frozenset({Payment.SP2D, Payment.INSTRUCTED, Payment.FAILED, Payment.REVERSED})),
    ("credited", frozenset({*_HELD, Payment.RETURNED})),
    ("spent", frozenset({Payment.PARTLY_SPENT, Payment.SPENT})),
)

# Which classes of the unit a state can have: what narrows a list before its state is asked.
_CREDITED_CLASSES = (1, 3, 4, 5, 10, 11, 12)
CLASSES: Mapping[Payment, tuple[int, ...]] = MappingProxyType(
    {
        Payment.IN_SPM: (2, 8),
        Payment.SP2D: (2, 8),
        Payment.INSTRUCTED: (2, 8),
        Payment.FAILED: (2, 7),
        Payment.REVERSED: (2, 6),
        **dict.fromkeys(_HELD, (1, 3, 4, 10, 11)),
        Payment.PARTLY_SPENT: (1, 3, 4, 11),
        Payment.SPENT: _CREDITED_CLASSES,
        Payment.RETURNED: _CREDITED_CLASSES,
    }
)


def is_legal(source: Payment, target: Payment) -> bool:
    """Say whether the table knows the way from one state to another, in one move or several."""
    seen, waiting = {source}, [source]
    while waiting:
        for following in MOVES[waiting.pop()]:
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return target in seen


def reached(counts: Mapping[Payment, int]) -> tuple[int, ...]:
    """Give how many payments reached each step of `STEPS`."""
    found, total = [], 0
    for _name, states in reversed(STEPS):
        total += sum(counts.get(state, 0) for state in states)
        found.append(total)
    return tuple(reversed(found))


@dataclass(frozen=True)
class MonthMoney:
    """What one month brought to an account and took from it."""

    credited: int
    spent: int
    returned: int
    opening: int = 0


def left_of(months: Sequence[MonthMoney]) -> tuple[int, ...]:
    """Give what is left today of the credit of each month of an account, in their order.

    Money that came first is spent first, and what went back to the treasury for a month is taken
    off that month. `months` are all months of the account, oldest first.
    """
    if not months:
        return ()
    last = months[-1]
    balance = max(last.credited + last.opening - last.spent - last.returned, 0)
    found = []
    for month in reversed(months):
        of_it = min(max(month.credited - month.returned, 0), balance)
        found.append(of_it)
        balance -= of_it
    return tuple(reversed(found))


@dataclass(frozen=True)
class Combined:
    """One order that paid several months: for `paid_in` and, of the months before it, `months`."""

    paid_in: int
    months: tuple[int, ...]


def combined(entitled: Mapping[int, int], ordered: Mapping[int, int]) -> tuple[Combined, ...]:
    """Give the orders of a family that are exactly what it was due for several listed months.

    Those are the month of the order and the listed months right before it for which nothing was
    ordered. Any other sum is no such order: it stays what it is, an amount that differs.
    """
    found = []
    for paid_in in sorted(ordered):
        before = sorted((p for p in entitled if p < paid_in), reverse=True)
        due, months = entitled.get(paid_in, 0), []
        for period in before:
            if due >= ordered[paid_in] or ordered.get(period, 0):
                break
            months.append(period)
            due += entitled[period]
        if months and due == ordered[paid_in]:
            found.append(Combined(paid_in, tuple(reversed(months))))
    return tuple(found)
