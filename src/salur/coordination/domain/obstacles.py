"""What may happen to an obstacle, who may do it, and how far up it has risen by the clock.

An obstacle (hambatan) is what stops aid: one owner organisation at every moment, a deadline, and a
story of events that only grows.
"""

import datetime as dt
import enum

from salur.coordination.domain.machine import Machine, Step, staying, steps_of


class State(enum.StrEnum):
    """How an obstacle stands."""

    REPORTED = "REPORTED"
    CLASSIFIED = "CLASSIFIED"
    ASSIGNED = "ASSIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    RESOLVED = "RESOLVED"
    VERIFIED = "VERIFIED"
    REOPENED = "REOPENED"


class Tepat(enum.StrEnum):
    """The six T's by which distribution is judged: which of them is missed."""

    SASARAN = "SASARAN"
    JUMLAH = "JUMLAH"
    WAKTU = "WAKTU"
    HARGA = "HARGA"
    KUALITAS = "KUALITAS"
    ADMINISTRASI = "ADMINISTRASI"


class Source(enum.StrEnum):
    """Where an obstacle comes from."""

    EXCEPTION = "exception"
    CALENDAR = "calendar"
    FIELD = "field"
    COMPLAINT = "complaint"
    MEETING = "meeting"
    PERSON = "person"


class Kind(enum.StrEnum):
    """What an event of an obstacle tells."""

    OPENED = "OPENED"
    CLASSIFIED = "CLASSIFIED"
    ASSIGNED = "ASSIGNED"
    STARTED = "STARTED"
    COMMENTED = "COMMENTED"
    ATTACHED = "ATTACHED"
    OFFERED = "OFFERED"
    ACCEPTED = "ACCEPTED"
    RETURNED = "RETURNED"
    ESCALATED = "ESCALATED"
    RESOLVED = "RESOLVED"
    VERIFIED = "VERIFIED"
    REOPENED = "REOPENED"
    COUNTED = "COUNTED"
    SUBSCRIBED = "SUBSCRIBED"
    LINKED = "LINKED"
    MOVED = "MOVED"


class Level(enum.IntEnum):
    """Whose table an obstacle lies on: it only rises."""

    KECAMATAN = 0
    KABKOTA = 1
    PROVINCE = 2
    MINISTRY = 3


# What the data groups: of each group there is one live obstacle at most.
GROUPED = frozenset({Source.EXCEPTION, Source.CALENDAR})
_OPEN = (State.REPORTED, State.CLASSIFIED, State.ASSIGNED, State.IN_PROGRESS, State.REOPENED)
_WORKED_ON = (State.ASSIGNED, State.IN_PROGRESS, State.REOPENED)
OPEN: frozenset[State] = frozenset(_OPEN)
LIVE: frozenset[State] = frozenset(State) - {State.VERIFIED}

# Who: raiser (who raised it, or their organisation), assigner (whoever may assign there), owner and
# offered (people of those organisations), reader (whoever sees it), data, clock.
STEPS: tuple[Step, ...] = (
    *steps_of("classify", "assigner", State.CLASSIFIED, State.REPORTED, State.CLASSIFIED),
    Step(State.REPORTED, "route", "data", State.ASSIGNED),
    *steps_of("assign", "assigner", State.ASSIGNED, State.CLASSIFIED, State.ASSIGNED),
    *steps_of("assign", "assigner", State.ASSIGNED, State.REOPENED),
    *steps_of("assign", "owner", State.ASSIGNED, State.CLASSIFIED, State.ASSIGNED),
    *steps_of("assign", "owner", State.ASSIGNED, State.REOPENED),
    *staying("assign", "assigner", State.IN_PROGRESS),
    *staying("assign", "owner", State.IN_PROGRESS),
    *steps_of("start", "owner", State.IN_PROGRESS, State.ASSIGNED, State.REOPENED),
    *staying("offer", "owner", *_OPEN),
    *staying("offer", "assigner", *_OPEN),
    *steps_of("accept", "offered", State.ASSIGNED, *_OPEN),
    *staying("return", "offered", *_OPEN),
    *steps_of("resolve", "owner", State.RESOLVED, *_WORKED_ON),
    *steps_of("resolve", "data", State.RESOLVED, *_WORKED_ON),
    *steps_of("verify", "raiser", State.VERIFIED, State.RESOLVED),
    *steps_of("verify", "data", State.VERIFIED, State.RESOLVED),
    *steps_of("reopen", "raiser", State.REOPENED, State.RESOLVED, State.VERIFIED),
    *steps_of("reopen", "data", State.REOPENED, State.RESOLVED, State.VERIFIED),
    *staying("count", "data", *State),
    *staying("escalate", "clock", *_OPEN),
    *staying("comment", "reader", *State),
    *staying("attach", "reader", *State),
    *staying("link", "reader", *State),
    *staying("subscribe", "reader", *State),
)
OBSTACLE = Machine("obstacle", State.REPORTED, STEPS)

_LABELS = {Level.KECAMATAN: 4, Level.KABKOTA: 3, Level.PROVINCE: 2, Level.MINISTRY: 1}


def first_level(path: str) -> Level:
    """Say on whose table an obstacle of the region begins: its kecamatan's at the lowest."""
    labels = path.count(".") + 1
    return Level(max(0, 4 - labels))


def desk_path(path: str, level: int) -> str:
    """Give the region whose table an obstacle at `path` lies on: the kecamatan up to the nation."""
    return ".".join(path.split(".")[: _LABELS[Level(level)]])


def is_overdue(state: State | str, due: dt.date, on: dt.date) -> bool:
    """Say whether somebody should have solved it by now; the day itself is still in time."""
    return State(state) in OPEN and due < on


def level_on(level: int, rises_on: dt.date, on: dt.date, step_days: int) -> tuple[int, dt.date]:
    """Give the level on a day, and the day of the next rise, for one that rises on `rises_on`.

    It rises that day and every `step_days` after it, up to the ministry's table.
    """
    while level < Level.MINISTRY and rises_on <= on:
        level, rises_on = level + 1, rises_on + dt.timedelta(days=step_days)
    return level, rises_on


def due_on(opened: dt.date, days: int) -> dt.date:
    """Give the last day on which it is in time."""
    return opened + dt.timedelta(days=days)


def rises_after(due: dt.date) -> dt.date:
    """Give the day on which it rises for the first time: the day after the deadline."""
    return due + dt.timedelta(days=1)


def shown_number(number: int) -> str:
    """Give the number as people say it, `H-0001234`."""
    return f"H-{number:07d}"


def number_of(text: str) -> int | None:
    """Read the number that somebody typed, None where it is none."""
    digits = text.strip().upper().removeprefix("H").lstrip("-").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
