"""Referrals: what a family is sent on for, how each stands, whose turn it is and until when.

A referral is answered in a number of working days: taken, with the day until which the
organisation promises to deliver, or declined with a reason. Whoever made it may take it back as
long as nobody took it.
"""

import datetime as dt
import enum
import tomllib
from dataclasses import dataclass

from salur.coordination.domain.machine import Machine, Step, steps_of
from salur.kernel.refused import Sentence
from salur.registry.domain import working_day_after

LONGEST_PROMISE = dt.timedelta(days=366)


class ReferralState(enum.StrEnum):
    """How a referral stands."""

    SENT = "SENT"
    TAKEN = "TAKEN"
    DELIVERED = "DELIVERED"
    DECLINED = "DECLINED"
    RECALLED = "RECALLED"


# Who takes a step: whoever looks after the family, or the organisation that was asked.
OFFICE, RECEIVER = "office", "receiver"
_S = ReferralState
REFERRAL = Machine(
    "referral",
    _S.SENT,
    (
        Step(_S.SENT, "take", RECEIVER, _S.TAKEN),
        Step(_S.TAKEN, "deliver", RECEIVER, _S.DELIVERED),
        *steps_of("decline", RECEIVER, _S.DECLINED, _S.SENT, _S.TAKEN),
        Step(_S.SENT, "recall", OFFICE, _S.RECALLED),
    ),
)
WAITING = (_S.SENT, _S.TAKEN)


@dataclass(frozen=True)
class ReferralKind:
    """One kind of support: what it is called and which kinds of organisations may be asked."""

    code: str
    name: Sentence
    asks: frozenset[str]


class KindsBroken(ValueError):
    """The list of kinds cannot be used as it is written."""


def read_kinds(text: str) -> dict[str, ReferralKind]:
    """Read the list of kinds; KindsBroken names the first line that is wrong."""
    found: dict[str, ReferralKind] = {}
    for line in tomllib.loads(text)["kind"]:
        try:
            kind = ReferralKind(
                line["code"], Sentence(line["id"], line["en"]), frozenset(line["asks"])
            )
        except (KeyError, TypeError) as fault:
            raise KindsBroken(f"{line}: {fault}") from fault
        if kind.code in found or not kind.asks:
            raise KindsBroken(kind.code)
        found[kind.code] = kind
    return found


def answer_due(made_on: dt.date, working_days: int) -> dt.date:
    """Give the last day on which a referral made on a day is answered in time."""
    return working_day_after(made_on, working_days)


def due_after(verb: str, due: dt.date, promised_on: dt.date | None) -> dt.date:
    """Give until when the next turn lasts: what was promised, once it was taken."""
    return promised_on if verb == "take" and promised_on is not None else due


def may_promise(promised_on: dt.date, today: dt.date) -> bool:
    """Say whether a day can be promised: not past, not more than a year away."""
    return today <= promised_on <= today + LONGEST_PROMISE


def is_overdue(state: str, due: dt.date, on: dt.date) -> bool:
    """Say whether an organisation is late with it; the last day itself is in time."""
    return state in WAITING and due < on


def shown_number(number: int) -> str:
    """Write the number of a referral as people say it."""
    return f"R-{number:07d}"
