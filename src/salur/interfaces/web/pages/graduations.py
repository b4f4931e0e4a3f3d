"""Families that move on: the list, and one as a story with what may be done."""

from dataclasses import dataclass

from salur.interfaces.web.components import (
    Definition,
    Event,
    FilterForm,
    Heading,
    Link,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.pages.along import AlongPiece
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class GraduationsPage:
    """A list of families on their way, with counts above; every count opens its rows."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    table: Table


@dataclass(frozen=True)
class Finding:
    """What a visit found of one thing, in words."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class GraduationPage:
    """One family on its way: how it stands, what was found, what happened, what may be done."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    panels: tuple[Panel, ...]
    along: AlongPiece | None = None
