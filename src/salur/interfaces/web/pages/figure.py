"""One figure and the units beneath it."""

from dataclasses import dataclass

from salur.interfaces.web.components import FilterForm, Heading, Notice, Stat, Table


@dataclass(frozen=True)
class FigurePage:
    """One figure: what it adds up to, and a page of what gives an amount to it."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    table: Table
    notice: Notice | None = None
