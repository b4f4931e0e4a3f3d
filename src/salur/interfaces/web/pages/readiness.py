"""How far an area is with each gate to the card, and the regions below it."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Notice, Stat, Table


@dataclass(frozen=True)
class ReadinessPage:
    """One area's readiness."""

    head: Heading
    notice: Notice | None
    stats: tuple[Stat, ...]
    gates: Table
    below: Table
