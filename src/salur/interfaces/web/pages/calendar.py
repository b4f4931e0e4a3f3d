"""The calendar of an area's month: its steps, and who is late."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Table


@dataclass(frozen=True)
class CalendarPage:
    """The calendar of one area and month."""

    head: Heading
    steps: Table
    late: Table | None = None
    parties: Table | None = None
    own_days: Table | None = None
