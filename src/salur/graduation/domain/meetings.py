"""What a village meeting said of each family that it spoke about, and by which berita acara."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from salur.kernel.period import Period


@dataclass(frozen=True)
class Meeting:
    """The berita acara of a meeting, and the month from which those leave whom it lets leave."""

    no_ba: str
    tanggal_ba: dt.date
    asked: Period


@dataclass(frozen=True)
class Verdict:
    """What the meeting said of one family; who stays is told why, in `words`."""

    case_id: UUID
    leaves: bool
    words: str = field(default="", repr=False)
