"""Accounts and cards: the overview of an area, and one thing with its facts, tables and forms."""

from dataclasses import dataclass

from salur.interfaces.web.charts import FunnelStep
from salur.interfaces.web.components import (
    Definition,
    FilterForm,
    Heading,
    Notice,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class Part:
    """One table under its own heading."""

    title: str
    table: Table
    identifier: str


@dataclass(frozen=True)
class CardsPage:
    """How far the families of an area are from register to active card."""

    head: Heading
    steps: tuple[FunnelStep, ...]
    stats: tuple[Stat, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ListPage:
    """One list of families with its filter."""

    head: Heading
    filter: FilterForm
    table: Table


@dataclass(frozen=True)
class ThingPage:
    """One family's card, one order or one hand-over; or a list of them with the form of a new."""

    head: Heading
    parts: tuple[Part, ...]
    panels: tuple[Panel, ...] = ()
    facts: tuple[Definition, ...] = ()
    facts_title: str = ""
    status: Tag | None = None
    notice: Notice | None = None
