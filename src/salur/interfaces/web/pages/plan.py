"""One plan of the change from rice to card: month by month, desa by desa, and what if."""

from dataclasses import dataclass

from salur.interfaces.web.components import Definition, FilterForm, Heading, Link, Table, Tag
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class PlanPage:
    """One plan; `slipped` are its months where a gate comes later, `moved` the desa that move."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    months: Table
    what_if: FilterForm | None
    slipped: Table | None
    moved: Table | None
    lines: Table
    panels: tuple[Panel, ...]
    downloads: tuple[Link, ...]
