"""Who is due for a home visit: the filter, the families, the regions, and what can be printed."""

from dataclasses import dataclass

from salur.interfaces.web.components import FilterForm, Heading, Notice
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class DuePage:
    """Who is due in an area."""

    head: Heading
    filter: FilterForm
    notice: Notice | None
    parts: tuple[Part, ...]
    panels: tuple[Panel, ...]
