"""Obstacles: the list of an area, and one with its story and the steps that are the reader's."""

from dataclasses import dataclass

from salur.interfaces.web.components import (
    Action,
    Definition,
    Event,
    FilterForm,
    Heading,
    Notice,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class ObstaclesPage:
    """The obstacles of an area: figures, filter, one page of rows, those that are due first."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    table: Table


@dataclass(frozen=True)
class ObstaclePage:
    """One obstacle; `panels` are the steps that are the reader's now, the likeliest first."""

    head: Heading
    status: Tag
    notice: Notice | None
    facts: tuple[Definition, ...]
    story: tuple[Event, ...]
    attachments: tuple[Action, ...]
    panels: tuple[Panel, ...]
    follow: Action | None
