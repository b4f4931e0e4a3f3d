"""The race for realisation: what would raise it most, where every place went, who is furthest."""

from dataclasses import dataclass

from salur.interfaces.web.charts.falls import Fall
from salur.interfaces.web.components import Heading, Notice, Table


@dataclass(frozen=True)
class RaceOfProgram:
    """One programme's way from quota to families, and its regions from the lowest up."""

    title: str
    identifier: str
    sentence: str
    warning: str
    steps: tuple[Fall, ...]
    ranking: Table | None


@dataclass(frozen=True)
class RacePage:
    """The race of an area and month; without anything published only the notice stands."""

    head: Heading
    notice: Notice | None
    actions: Table | None
    programs: tuple[RaceOfProgram, ...]
