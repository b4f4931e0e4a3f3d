"""The desk of an organisation: what it has to answer, until when, and what waits for it."""

from dataclasses import dataclass

from salur.interfaces.web.components import Action, Heading, Stat, Table
from salur.interfaces.web.pages.home import Todo


@dataclass(frozen=True)
class DeskPage:
    """What lies on a desk; the files to send and their days are a piece that is asked for later."""

    head: Heading
    stats: tuple[Stat, ...]
    queue: Table
    offered: Table | None
    verify: Table | None
    referrals: Table | None = None
    reports: tuple[Todo, ...] = ()
    todos_url: str = ""
    brief_url: str = ""


@dataclass(frozen=True)
class AgenciesPage:
    """How each party answers: obstacles, and what families were referred to it for."""

    head: Heading
    table: Table
    referrals: Table | None


@dataclass(frozen=True)
class AnswersPage:
    """A file of answers: what it would do or did, and which rows are left, all of them."""

    head: Heading
    stats: tuple[Stat, ...]
    wrong: Table
    marked: Action | None = None
