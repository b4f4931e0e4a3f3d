"""Complaints: the list, one as a story, its receipt, and what whoever complained sees of it."""

from dataclasses import dataclass

from salur.interfaces.web.components import (
    Definition,
    Event,
    FilterForm,
    Heading,
    Link,
    Masked,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class ComplaintsPage:
    """A list of complaints, or counts of them, with the figures above."""

    head: Heading
    stats: tuple[Stat, ...]
    table: Table
    filter: FilterForm | None = None


@dataclass(frozen=True)
class ComplaintPage:
    """One complaint: what was said, who waits for whom, what happened, what may be done."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    words: str
    complainant: Masked | None
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class ReceiptPage:
    """What whoever complained takes along: shown once, to write down or to print."""

    head: Heading
    facts: tuple[Definition, ...]
    more: Link


@dataclass(frozen=True)
class PublicPage:
    """The public form, or the page that asks for a receipt; its form stands beside it."""

    head: Heading
    url: str
    submit: str
    more: Link


@dataclass(frozen=True)
class PublicStatusPage:
    """What a receipt opens; the form for a reply stands beside it, where one may be given."""

    head: Heading
    facts: tuple[Definition, ...]
    events: tuple[Event, ...]
    url: str
