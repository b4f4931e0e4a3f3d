"""Idle credits that go back to the treasury: who is left out of a list, and how a line ends.

A list is frozen; how its lines stand is never written on them: it follows from what is published of
the account's month since, so that a *setoran* closes a line by itself and a purchase lets it drop.
"""

import datetime as dt
import enum
from dataclasses import dataclass

# What the field or a bank says that kept a family from buying, and that somebody can repair: its
# money stays where it is, unless whoever draws up the list takes it in all the same.
EXCUSES = (
    "SALDO_GANTUNG", "EDC", "KARTU_RUSAK", "PIN_TERBLOKIR", "KARTU_BELUM_DITERIMA", "CETAK",
    "DI_CABANG", "RUSAK", "HILANG", "BLOKIR_PIN", "BLOKIR",
)  # fmt: skip


class Outcome(enum.StrEnum):
    """How one line of a list stands."""

    OPEN = "OPEN"
    IN_PART = "IN_PART"
    RETURNED = "RETURNED"
    DROPPED = "DROPPED"


@dataclass(frozen=True)
class Standing:
    """What became of the rupiah that a line asks back; the three add up to what was asked.

    `dropped` was spent, or taken back by the bank, before it could be returned.
    """

    returned: int
    open: int
    dropped: int

    @property
    def outcome(self) -> Outcome:
        """Give the line's end, or that it has none yet."""
        if self.open:
            return Outcome.IN_PART if self.returned else Outcome.OPEN
        return Outcome.DROPPED if self.dropped else Outcome.RETURNED


def standing_of(asked: int, returned_before: int, returned_now: int, left: int) -> Standing:
    """Say how a line stands: `returned_…` of its month then and now, `left` of its credit today.

    What is returned beyond what was asked is no line's: it is an exception of its class.
    """
    returned = min(max(returned_now - returned_before, 0), asked)
    still_there = min(asked - returned, max(left, 0))
    return Standing(returned, still_there, asked - returned - still_there)


def due_on(approved_on: dt.date, days: int) -> dt.date:
    """Give the last day on which the bank passes the money on in time."""
    return approved_on + dt.timedelta(days=days)
