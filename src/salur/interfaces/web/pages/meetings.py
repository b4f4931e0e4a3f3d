"""Meetings: their list, and one with its agenda, decisions, follow-up and the next steps."""

from dataclasses import dataclass

from salur.interfaces.web.components import Definition, Heading, Link, Notice, Progress, Tag
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.person import Panel


@dataclass(frozen=True)
class Attendee:
    """One invited organisation in the form that notes who came."""

    field: str
    name: str
    present: str
    people: str


@dataclass(frozen=True)
class AttendanceForm:
    """The form that notes who came, a row per organisation."""

    url: str
    key: str
    rows: tuple[Attendee, ...]


@dataclass(frozen=True)
class MeetingPage:
    """One meeting; `panels` are the steps that may be taken now, `more` stands beneath them."""

    head: Heading
    status: Tag
    notice: Notice | None
    facts: tuple[Definition, ...]
    parts: tuple[Part, ...]
    panels: tuple[Panel, ...]
    more: tuple[Part, ...]
    attendance: AttendanceForm | None
    progress: Progress | None
    downloads: tuple[Link, ...]
