"""What became of families that left: by year, the whole first, then region by region."""

from dataclasses import dataclass

from salur.interfaces.web.charts.parts import Part
from salur.interfaces.web.components import Heading, Notice, Stat, Table


@dataclass(frozen=True)
class OutcomesOfYear:
    """One year: picture and figures of the area, its regions, and the support that was given."""

    year: str
    identifier: str
    title: str
    stats: tuple[Stat, ...]
    parts: tuple[Part, ...]
    regions: Table | None
    supports: Table | None


@dataclass(frozen=True)
class OutcomesPage:
    """The outcomes of an area; where nothing may be seen only the notice stands."""

    head: Heading
    notice: Notice | None
    years: tuple[OutcomesOfYear, ...]
    rule: str
