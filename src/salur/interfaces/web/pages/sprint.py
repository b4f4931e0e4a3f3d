"""Data sprints: the list, one with its burn-down and desa, and the worklist of a region."""

from dataclasses import dataclass

from salur.interfaces.web.charts import BurnDown
from salur.interfaces.web.components import (
    FilterForm,
    Heading,
    Notice,
    Pager,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class SprintPage:
    """One sprint: how far it is, which desa come first, what keeps families, who goes where."""

    head: Heading
    status: Tag
    stats: tuple[Stat, ...]
    burn: BurnDown
    notice: Notice | None
    parts: tuple[Part, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Duty:
    """One thing to do for a family: what it lacks, and what repairs it."""

    what: str
    how: str


@dataclass(frozen=True)
class Duties:
    """What is to be done for a family by one of those who act."""

    act: str
    lines: tuple[Duty, ...]


@dataclass(frozen=True)
class KeptItem:
    """One family of the worklist; `url` is empty where nobody knows the family."""

    number: int
    name: str
    code: str
    place: str
    minutes: str
    duties: tuple[Duties, ...]
    url: str


@dataclass(frozen=True)
class KeptPage:
    """The worklist of a desa (or a larger region), on a screen or on paper."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    items: tuple[KeptItem, ...]
    pager: Pager
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class SprintsPage:
    """The sprints of an area."""

    head: Heading
    table: Table
