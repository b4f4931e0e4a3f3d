"""A month from above: who has reported, who is late, what does not add up, and the map of it."""

from dataclasses import dataclass

from salur.interfaces.web.charts import Measure, Outline, Tile
from salur.interfaces.web.components import Choice, FilterForm, Heading, Stat, Table


@dataclass(frozen=True)
class OversightPage:
    """Who has reported by province, what was passed on, and the troubles, the greatest first."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    provinces: Table | None
    compiled: Table
    troubles: Table


@dataclass(frozen=True)
class MapPage:
    """The map in one measure; the table says the same. `outlines` are real boundaries, if any."""

    head: Heading
    programs: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    measure: Measure
    tiles: tuple[Tile, ...]
    outlines: tuple[Outline, ...]
    table: Table
