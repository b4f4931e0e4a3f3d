"""The frame around every page: who is signed in, for which area and month, and where one can go."""

from dataclasses import dataclass

from salur.interfaces.web.components import Choice, Link
from salur.interfaces.web.components.basic import Tone


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation; `waiting` counts what waits for this person there."""

    label: str
    url: str
    current: bool = False
    waiting: int = 0


@dataclass(frozen=True)
class Chooser:
    """The choice of area and month in the header: a GET form; empty choices leave a field out."""

    url: str
    regions: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Flash:
    """One message after an action."""

    text: str
    tone: Tone = "good"


@dataclass(frozen=True)
class Shell:
    """The frame of a page for somebody signed in; pages before that have none."""

    organisation: str
    person: str
    role: str
    home_url: str
    nav: tuple[NavItem, ...] = ()
    within: tuple[NavItem, ...] = ()
    within_name: str = ""
    crumbs: tuple[Link, ...] = ()
    chooser: Chooser | None = None
    messages: tuple[Flash, ...] = ()
    account_url: str = ""
    sign_out_url: str = ""
    area: str = ""
    period: str = ""
    notices_url: str = ""
    unseen: int = 0
