"""What becomes of a snapshot of the ministry, and of what office and ministry say differently."""

import datetime as dt
import enum

from salur.kernel.period import Period

VALUE = "quality_sync.value"  # the context under which every value of the sync is sealed
CONTENT = "quality_sending.content"
WHOLE = "*"  # the family itself instead of one of its columns
# Of whom a register of families is a snapshot of Pusdatin.
MINISTRY_KINDS = frozenset({"ministry", "ministry_wilayah"})


class SnapshotState(enum.StrEnum):
    """Whether a snapshot was the first of its region, or was merged with what stood."""

    LOADED = "LOADED"
    MERGED = "MERGED"


class ConflictState(enum.StrEnum):
    """Whose word counts; until somebody decides it is the office's.

    LAPSED where a later snapshot made the question pointless.
    """

    OPEN = "OPEN"
    LOCAL = "LOCAL"
    REMOTE = "REMOTE"
    OTHER = "OTHER"
    LAPSED = "LAPSED"


CHOICES = (ConflictState.LOCAL, ConflictState.REMOTE, ConflictState.OTHER)


class PendingState(enum.StrEnum):
    """How far an own change is that the ministry did not show yet."""

    PENDING = "PENDING"
    SENT = "SENT"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    LAPSED = "LAPSED"


class DepartureState(enum.StrEnum):
    """What stands of a family that the ministry no longer lists where it lived.

    OPEN while people have not decided, RETURNED where the ministry lists it again, MOVED where the
    register followed it to another region.
    """

    OPEN = "OPEN"
    RETURNED = "RETURNED"
    MOVED = "MOVED"


def as_of(declared: int | None, received: dt.datetime) -> dt.date:
    """Give the day of which a snapshot speaks: the end of its declared month, else its arrival."""
    return received.date() if declared is None else Period.from_number(declared).last_day
