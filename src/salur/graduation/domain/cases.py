"""The way out of a family: proposed, visited, decided in the village, told, endorsed, followed.

Nobody leaves a list by a number: the village meeting decides, with a berita acara, after somebody
was at the door; the family is told in writing and may object. Who left is followed for a year and
comes back before all others if it falls back.
"""

import datetime as dt
import enum
from dataclasses import dataclass

from salur.coordination.domain.machine import Machine, Step, steps_of
from salur.kernel.period import Period


class CaseState(enum.StrEnum):
    """How far a family is on its way out, or back."""

    PROPOSED = "PROPOSED"
    VISITED = "VISITED"
    DECIDED = "DECIDED"
    TOLD = "TOLD"
    OBJECTED = "OBJECTED"
    CONFIRMED = "CONFIRMED"
    SUBMITTED = "SUBMITTED"
    ENDORSED = "ENDORSED"
    LEFT = "LEFT"
    CONTESTED = "CONTESTED"
    RETURNING = "RETURNING"
    RETURNED = "RETURNED"
    STANDING = "STANDING"
    STAYS = "STAYS"


class CaseKind(enum.StrEnum):
    """Why a family moves on: no longer in the group the programme is for, or on its own feet.

    Whoever is excluded for data, employment, death or because they moved does not graduate.
    """

    NATURAL = "ALAMIAH"
    INDEPENDENT = "MANDIRI"


class CaseSource(enum.StrEnum):
    """Who began it."""

    FACILITATOR = "facilitator"
    FAMILY = "family"
    RULE = "rule"
    BERITA_ACARA = "berita_acara"


# Who takes a step: whoever was at the door, the office, the village meeting, the family (or who
# writes down its word), the register, the clock.
FIELD, OFFICE, VILLAGE, FAMILY, DATA, CLOCK = (
    "field", "office", "village", "family", "data", "clock",
)  # fmt: skip
_S = CaseState
# Before the office has submitted it; another berita acara, or another end, may still overtake it.
_UNDER_WAY = (_S.PROPOSED, _S.VISITED, _S.DECIDED, _S.TOLD, _S.CONFIRMED)
CASE = Machine(
    "case",
    _S.PROPOSED,
    (
        *steps_of("visit", FIELD, _S.VISITED, _S.PROPOSED, _S.VISITED),
        *steps_of("withdraw", OFFICE, _S.STAYS, _S.PROPOSED, _S.VISITED),
        Step(_S.VISITED, "decide_stays", VILLAGE, _S.STAYS),
        Step(_S.VISITED, "decide_leaves", VILLAGE, _S.DECIDED),
        Step(_S.DECIDED, "tell", OFFICE, _S.TOLD),
        # What was handed in in time counts though somebody writes it down after the last day.
        *steps_of("object", FAMILY, _S.OBJECTED, _S.TOLD, _S.CONFIRMED),
        Step(_S.TOLD, "lapse", CLOCK, _S.CONFIRMED),
        Step(_S.OBJECTED, "grant", OFFICE, _S.STAYS),
        Step(_S.OBJECTED, "reject", OFFICE, _S.CONFIRMED),
        Step(_S.CONFIRMED, "submit", OFFICE, _S.SUBMITTED),
        Step(_S.SUBMITTED, "refuse", DATA, _S.STAYS),
        Step(_S.SUBMITTED, "endorse", DATA, _S.ENDORSED),
        *steps_of("adopt", DATA, _S.ENDORSED, *_UNDER_WAY),
        # An objection that another berita acara overtakes is still to be answered.
        Step(_S.OBJECTED, "adopt", DATA, _S.CONTESTED),
        *steps_of("end", DATA, _S.STAYS, *_UNDER_WAY, _S.OBJECTED),
        Step(_S.ENDORSED, "leave", DATA, _S.LEFT),
        Step(_S.ENDORSED, "tell", OFFICE, _S.ENDORSED),
        Step(_S.LEFT, "tell", OFFICE, _S.LEFT),
        *steps_of("object", FAMILY, _S.CONTESTED, _S.ENDORSED, _S.LEFT),
        Step(_S.CONTESTED, "reject", OFFICE, _S.LEFT),
        Step(_S.CONTESTED, "grant", OFFICE, _S.RETURNING),
        Step(_S.LEFT, "fall_back", FIELD, _S.RETURNING),
        Step(_S.RETURNING, "return", VILLAGE, _S.RETURNED),
        Step(_S.RETURNING, "recover", VILLAGE, _S.LEFT),
        Step(_S.LEFT, "stand", FIELD, _S.STANDING),
        *steps_of("rejoin", DATA, _S.RETURNED, _S.LEFT, _S.CONTESTED, _S.RETURNING),
    ),
)
ENDED = frozenset((_S.STAYS, _S.STANDING, _S.RETURNED))
LIVE = frozenset(CaseState) - ENDED
OBJECTING = frozenset((_S.OBJECTED, _S.CONTESTED))
# Said of a case in any state, without a step: it followed its family to another region.
MOVED = "move"
LONGEST_NAME, LONGEST_NUMBER = 120, 80


@dataclass(frozen=True)
class Clocks:
    """How many days an objection has, and its answer."""

    object_days: int
    answer_days: int


@dataclass(frozen=True)
class Told:
    """A letter that somebody was handed: its number, the day, and who took it."""

    letter_no: str
    on: dt.date
    to: str


def object_until(told_on: dt.date, clocks: Clocks) -> dt.date:
    """Give the last day on which a family that was told on `told_on` may object."""
    return told_on + dt.timedelta(days=clocks.object_days)


def answer_until(objected_on: dt.date, clocks: Clocks) -> dt.date:
    """Give the last day on which an objection of `objected_on` is answered in time."""
    return objected_on + dt.timedelta(days=clocks.answer_days)


def wrong_with_letter(told: Told, *, not_before: dt.date | None, today: dt.date) -> str:
    """Give the code of what is wrong with a letter, empty where nothing is.

    It is handed over after what it tells of was decided, and by today.
    """
    if not 0 < len(told.letter_no.strip()) <= LONGEST_NUMBER:
        return "letter_missing"
    if not 0 < len(told.to.strip()) <= LONGEST_NAME:
        return "receiver_missing"
    if told.on > today or (not_before is not None and told.on < not_before):
        return "day_impossible"
    return ""


def wrong_with_meeting(
    no_ba: str, held_on: dt.date, asked: Period | None, *, today: dt.date
) -> str:
    """Give the code of what is wrong with what a village meeting decided, empty where nothing is.

    `asked` is the month from which a family shall leave: that of the meeting or one of the twelve
    after it; None where nobody leaves.
    """
    if not 0 < len(no_ba.strip()) <= LONGEST_NUMBER:
        return "berita_acara_missing"
    if held_on > today:
        return "day_impossible"
    meeting = Period(held_on.year, held_on.month)
    if asked is not None and not meeting <= asked <= meeting.shift(12):
        return "month_impossible"
    return ""


def month_to_submit(asked: int, today: dt.date) -> int:
    """Give the month from which a case leaves that is submitted today: never one that has begun."""
    return max(asked, Period(today.year, today.month).shift(1).number)


def is_overdue(state: str, due: dt.date | None, on: dt.date) -> bool:
    """Say whether an answer is late; the last day itself is in time, and a letter's day is none."""
    return state in OBJECTING and due is not None and due < on


def shown_number(number: int) -> str:
    """Write the number of a case as its letter bears it."""
    return f"G-{number:07d}"


def read_number(text: str) -> int | None:
    """Read the number of a case as people type it; None for anything else."""
    digits = text.strip().upper().removeprefix("G").lstrip("- ")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None
