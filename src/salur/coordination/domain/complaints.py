"""Complaints: how they stand, whose turn it is, and how many days each turn has.

The machine is domain.md section 16.8: received, verified, forwarded, answered, then closed or
reopened. Whoever complained has the last word for as long as the third clock runs.
"""

import datetime as dt
import enum
from collections.abc import Collection
from dataclasses import dataclass, field

from salur.coordination.domain.aid import AID
from salur.coordination.domain.machine import Machine, Step
from salur.coordination.domain.obstacles import Tepat
from salur.registry.domain import working_day_after


class ComplaintState(enum.StrEnum):
    """How a complaint stands."""

    RECEIVED = "RECEIVED"
    VERIFIED = "VERIFIED"
    FORWARDED = "FORWARDED"
    ANSWERED = "ANSWERED"
    REOPENED = "REOPENED"
    CLOSED = "CLOSED"


class Channel(enum.StrEnum):
    """How a complaint came."""

    FACE = "TATAP_MUKA"
    FORM = "FORMULIR"
    SMS = "SMS_1708"
    LAPOR = "LAPOR"
    LETTER = "SURAT"
    PHONE = "TELEPON"


class Sensitive(enum.StrEnum):
    """Why a complaint is shown to few: what it says may harm whoever said it."""

    CORRUPTION = "KORUPSI"
    VIOLENCE = "KEKERASAN"
    OFFICER = "PETUGAS"


# Who takes a step: the office of the region, whoever it was forwarded to, whoever complained (or
# the office that writes down their word), the clock.
OFFICE, RECEIVER, COMPLAINANT, CLOCK = "office", "receiver", "complainant", "clock"
_S = ComplaintState
COMPLAINT = Machine(
    "complaint",
    _S.RECEIVED,
    (
        Step(_S.RECEIVED, "verify", OFFICE, _S.VERIFIED),
        Step(_S.VERIFIED, "forward", OFFICE, _S.FORWARDED),
        Step(_S.FORWARDED, "answer", RECEIVER, _S.ANSWERED),
        Step(_S.FORWARDED, "hand_back", RECEIVER, _S.VERIFIED),
        Step(_S.FORWARDED, "recall", OFFICE, _S.VERIFIED),
        Step(_S.ANSWERED, "accept", COMPLAINANT, _S.CLOSED),
        Step(_S.ANSWERED, "expire", CLOCK, _S.CLOSED),
        Step(_S.ANSWERED, "reopen", COMPLAINANT, _S.REOPENED),
        Step(_S.REOPENED, "forward", OFFICE, _S.FORWARDED),
    ),
)
LIVE = frozenset(ComplaintState) - {ComplaintState.CLOSED}
# In these somebody of an office, a bank or Bulog has to act, and the clock runs against them.
WAITING = LIVE - {ComplaintState.ANSWERED}
SHORTEST, LONGEST, LONGEST_NAME = 10, 2_000, 120


@dataclass(frozen=True)
class Span:
    """A run of days, counted as working days or as they come."""

    days: int
    working: bool = False

    def after(self, day: dt.date) -> dt.date:
        """Give the last day of the span that begins after `day`."""
        if self.working:
            return working_day_after(day, self.days)
        return day + dt.timedelta(days=self.days)


@dataclass(frozen=True)
class Clocks:
    """How long verifying, answering and replying may take."""

    verify: Span
    answer: Span
    reply: Span


def due_after(verb: str, due: dt.date, day: dt.date, clocks: Clocks) -> dt.date:
    """Give until when the next turn lasts once `verb` was done on `day`; `due` is the old one.

    Handing on and handing back never buys time: the clock of the answer goes on.
    """
    if verb in ("verify", "reopen"):
        return clocks.answer.after(day)
    return clocks.reply.after(day) if verb == "answer" else due


def is_overdue(state: str, due: dt.date, on: dt.date) -> bool:
    """Say whether somebody is late; the last day itself is in time."""
    return state in WAITING and due < on


@dataclass(frozen=True)
class NewComplaint:
    """What somebody complains of, where, and who they are, if they say so."""

    code: str
    words: str = field(repr=False)
    channel: Channel = Channel.FACE
    program: str = ""
    t: str = ""
    cause: str = ""
    sensitive: str = ""
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)

    @property
    def anonymous(self) -> bool:
        """Whether nobody said who they are."""
        return not (self.name.strip() or self.contact.strip())


def wrong_with(new: NewComplaint, causes: Collection[str]) -> str:
    """Give the code of what is wrong with a complaint, empty where nothing is."""
    if len(new.words.strip()) < SHORTEST:
        return "words_missing"
    if len(new.words) > LONGEST or max(len(new.name), len(new.contact)) > LONGEST_NAME:
        return "words_too_long"
    if new.channel not in tuple(Channel) or (
        new.sensitive and new.sensitive not in tuple(Sensitive)
    ):
        return "kind_unknown"
    if new.t not in ("", *Tepat) or (new.cause and new.cause not in causes):
        return "kind_unknown"
    return "" if not new.program or new.program in AID else "kind_unknown"


def shown_number(number: int) -> str:
    """Write the number of a complaint as its receipt bears it."""
    return f"P-{number:07d}"


def read_number(text: str) -> int | None:
    """Read the number of a receipt as people type it; None for anything else."""
    digits = text.strip().upper().removeprefix("P").lstrip("- ")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None
