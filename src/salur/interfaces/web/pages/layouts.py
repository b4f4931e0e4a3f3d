"""Layouts of banks' files: those there are, a new one tried against a file, and one of them."""

from dataclasses import dataclass

from salur.interfaces.web.components import Choice, Definition, Heading, Link, Table, Tag


@dataclass(frozen=True)
class ProblemRow:
    """One thing that is wrong with a description."""

    key: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class TriedPanel:
    """What a sample gave by a layout; it is kept, sealed, until the form is sent."""

    staged: str
    label: str
    facts: tuple[Definition, ...]
    verdict: Tag
    controls: Table
    preview: Table
    findings: Table
    may_propose: bool


@dataclass(frozen=True)
class LayoutRowView:
    """One layout in the list."""

    label: Link
    title: str
    sender: str
    contract: str
    valid_from: str
    status: Tag


@dataclass(frozen=True)
class LayoutsPage:
    """The list, and for whoever may propose the form of a new one, with what a trial gave."""

    head: Heading
    url: str
    key: str
    error: str
    problems: tuple[ProblemRow, ...]
    text: str
    senders: tuple[Choice, ...]
    examples: tuple[Link, ...]
    may_propose: bool
    tried: TriedPanel | None
    rows: tuple[LayoutRowView, ...]


@dataclass(frozen=True)
class LayoutPage:
    """One layout as it was described, and what may be done with it."""

    head: Heading
    status: Tag
    error: str
    facts: tuple[Definition, ...]
    text: str
    approve_url: str
    withdraw_url: str
    new_version_url: str
