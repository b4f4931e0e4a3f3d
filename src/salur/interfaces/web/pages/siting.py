"""One proposal of where shops open: maps side by side, what opens, who stays without, the load."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.components import Heading, Notice, Stat
from salur.interfaces.web.pages.cards import Part


@dataclass(frozen=True)
class SitingPage:
    """One proposal; the maps stand first, every figure of theirs in the tables beneath."""

    head: Heading
    stats: tuple[Stat, ...]
    notice: Notice | None
    picture: SafeString
    parts: tuple[Part, ...]
    load: tuple[SafeString, ...] = ()  # the busiest shop day by day: at once, and spread
