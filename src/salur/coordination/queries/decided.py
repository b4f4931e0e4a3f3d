"""Which meetings decided something about an obstacle."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.coordination.queries.running import rows_of

_MOST = 20


@dataclass(frozen=True)
class DecidedOf:
    """One decision about an obstacle: of which meeting, its number there, its words."""

    meeting_id: UUID
    title: str
    held_on: dt.date
    n: int
    words: str


def decided_about(obstacle_id: UUID) -> tuple[DecidedOf, ...]:
    """Give what meetings decided about an obstacle, the newest first, as far as one sees them."""
    values = {"id": obstacle_id, "limit": _MOST}
    return tuple(DecidedOf(*row) for row in rows_of("meetings/of_obstacle", values))
