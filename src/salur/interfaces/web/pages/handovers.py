"""Hand-overs on paper: the sheets of an area, one sheet to key in or as it was recorded."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.components import (
    Action,
    Definition,
    Heading,
    Notice,
    Progress,
    Stat,
    Table,
    Tag,
)


@dataclass(frozen=True)
class HandoversPage:
    """The sheets of an area and month: drawn up, recorded, missing."""

    head: Heading
    figures: tuple[Stat, ...]
    picture: SafeString | None
    notice: Notice | None
    open_url: str
    actions: tuple[Action, ...]
    table: Table


@dataclass(frozen=True)
class PrintingPage:
    """How far the printing of many sheets is, and its files once it is done."""

    head: Heading
    progress: Progress | None
    notice: Notice | None
    files: tuple[Action, ...]


@dataclass(frozen=True)
class FaultLine:
    """One thing that is wrong in what was keyed in: where, what, and what to do."""

    where: str
    text: str
    message: str
    remedy: str


@dataclass(frozen=True)
class KeyLine:
    """One key that says an exception."""

    key: str
    label: str
    example: str


@dataclass(frozen=True)
class EntryForm:
    """What is keyed in from a sheet; `key` is the id of the record it will be.

    `checked` are the totals once everything is right: then it may be recorded.
    """

    url: str
    draft_url: str
    key: str
    day: str
    entries: str
    keys: tuple[KeyLine, ...]
    relations: str
    faults: tuple[FaultLine, ...] = ()
    checked: tuple[Definition, ...] = ()
    sentence: str = ""
    saved: str = ""


@dataclass(frozen=True)
class SheetRow:
    """One family on the sheet: its line, name, kilograms, and what became of it."""

    number: int
    name: str
    family: str
    kilograms: str
    said: str = ""
    tone: str = ""


@dataclass(frozen=True)
class SheetPage:
    """One page of paper, with its code where it may be shown."""

    number: int
    label: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Photos:
    """The photos of a sheet; `url` is empty for whoever may not add one."""

    rows: tuple[Action, ...]
    url: str
    key: str
    max_megabytes: int


@dataclass(frozen=True)
class HandoverPage:
    """One sheet: the form to key it in, or what was recorded from it."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    form: EntryForm | None
    notice: Notice | None
    pages: tuple[SheetPage, ...]
    photos: Photos | None
    withdraw: Action | None
    history: tuple[Definition, ...]
