"""The way along: lists of referrals and follow-ups, and one referral as a story."""

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
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class AlongPage:
    """A list with its figures above and, where there are some, its counts per region below."""

    head: Heading
    stats: tuple[Stat, ...]
    table: Table
    filter: FilterForm | None = None
    counts: Table | None = None


@dataclass(frozen=True)
class ReferralPage:
    """One referral: for whom and what, whose turn it is, what happened, what may be done."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    words: str
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class AlongPiece:
    """Where a page finds what follows when its family moves on: as a piece, and as a page."""

    url: str
    brief_url: str


@dataclass(frozen=True)
class FamilyAlongPage:
    """What follows when a family moves on, in small tables."""

    head: Heading
    follow_ups: Table | None
    referrals: Table | None
    ways: tuple[Link, ...]
    refer: Link | None


@dataclass(frozen=True)
class FollowUpPage:
    """One follow-up: the family, its other follow-ups, and the form for what was found."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    words: str
    others: Table
    panel: Panel | None = None
    links: tuple[Link, ...] = ()
