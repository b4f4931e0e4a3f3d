"""Places that families leave behind: the list with its figures, and who follows."""

from dataclasses import dataclass

from django.forms import Form

from salur.interfaces.web.components import Action, FilterForm, Heading, Notice, Stat, Table
from salur.interfaces.web.pages.cards import Part


@dataclass(frozen=True)
class SlotsPage:
    """How many places stand empty, since when, where; and each of them."""

    head: Heading
    stats: tuple[Stat, ...]
    regions: Part | None
    filter: FilterForm
    table: Table
    form: Form | None
    close_url: str
    reopen_url: str


@dataclass(frozen=True)
class FollowPage:
    """Who would be proposed, before anybody confirms it: into free places, or out of the list."""

    head: Heading
    notice: Notice | None
    confirm: Action | None
    parts: tuple[Part, ...]
    stats: tuple[Stat, ...] = ()
